import { to } from '@/apps/admin/paths'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { JobScreen } from '@/features/jobs/job-screen'
import { openPage } from '@/ui/open-page'

export default () => (
  <JobScreen
    onPerson={(id) => openPage(to('person', { id }))}
    whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
  />
)
