import { to } from '@/apps/user/paths'
import { OwnEditScreen } from '@/features/own-edit/own-edit-screen'
import { WechatNumber } from '@/features/wechat-number/wechat-number'
import { leavePage, openPage, openTab } from '@/ui/open-page'

export default () => (
  <OwnEditScreen
    number={(take) => <WechatNumber onTake={take} />}
    onLeave={() => leavePage(to('me'))}
    onRegister={() => openTab(to('home'))}
    onWaiting={() => openPage(to('outbox'))}
  />
)
