import { to } from '@/apps/admin/paths'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { DashboardScreen } from '@/features/dashboard/dashboard-screen'
import { openPage, startAt } from '@/ui/open-page'

export default () => (
  <DashboardScreen
    // There is one list, and it begins anew.
    onPeople={(field, value) => startAt(to('people', { [field]: value }))}
    onReview={() => openPage(to('review'))}
    whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
  />
)
