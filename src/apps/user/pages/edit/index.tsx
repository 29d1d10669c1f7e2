import { OwnEditScreen } from '@/features/own-edit/own-edit-screen'
import { leavePage, openTab } from '@/ui/open-page'

export default () => (
  <OwnEditScreen
    onLeave={() => leavePage('/apps/user/pages/me/index')}
    onRegister={() => openTab('/apps/user/pages/home/index')}
  />
)
