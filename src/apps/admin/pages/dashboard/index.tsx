import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { DashboardScreen } from '@/features/dashboard/dashboard-screen'
import { openPage, startAt } from '@/ui/open-page'

export default () => (
  <DashboardScreen
    // There is one list, and it begins anew.
    onPeople={(field, value) =>
      startAt(`/apps/admin/pages/people/index?${field}=${encodeURIComponent(value)}`)
    }
    onReview={() => openPage('/apps/admin/pages/review/index')}
    whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
  />
)
