import { to } from '@/apps/admin/paths'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { NoticesSentScreen } from '@/features/notices-sent/notices-sent-screen'
import { openPage } from '@/ui/open-page'

export default () => (
  <NoticesSentScreen
    onWrite={() => openPage(to('notice', { to: 'everyone' }))}
    whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
  />
)
