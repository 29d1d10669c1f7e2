import { to } from '@/apps/user/paths'
import { OwnEditScreen } from '@/features/own-edit/own-edit-screen'
import { leavePage, openPage, openTab } from '@/ui/open-page'

export default () => (
  <OwnEditScreen
    onLeave={() => leavePage(to('me'))}
    onRegister={() => openTab(to('home'))}
    onWaiting={() => openPage(to('outbox'))}
  />
)
