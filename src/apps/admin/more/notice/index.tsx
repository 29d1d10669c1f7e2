import { to } from '@/apps/admin/paths'
import { NoticeSendScreen } from '@/features/notice-send/notice-send-screen'
import { leavePage, openInstead } from '@/ui/open-page'

export default () => (
  <NoticeSendScreen
    onSent={(id) => leavePage(id === undefined ? to('notices') : to('person', { id }))}
    onJob={(id) => openInstead(to('job', { id }))}
  />
)
