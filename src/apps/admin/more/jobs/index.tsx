import { to } from '@/apps/admin/paths'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { JobsScreen } from '@/features/jobs/jobs-screen'
import { openPage } from '@/ui/open-page'

export default () => (
  <JobsScreen
    onImport={() => openPage(to('import'))}
    onOpen={(id) => openPage(to('job', { id }))}
    whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
  />
)
