import { to } from '@/apps/user/paths'
import { OutboxScreen } from '@/features/outbox/outbox-screen'
import { openPage, openTab } from '@/ui/open-page'

export default () => (
  <OutboxScreen onForm={(func) => (func === 'users_add' ? openTab(to('home')) : openPage(to('edit')))} />
)
