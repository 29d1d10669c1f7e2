import { useUnread } from '@/stores/notices'
import { useTexts } from '@/texts/user'
import { useTabDot } from '@/ui/tab-dot'
import { useTabNames } from '@/ui/tab-names'

/** Where the way to the messages is. */
const ME = 2

/** For each page with a tab, in the order of app.config.ts. */
export function useTabs() {
  const { tabs } = useTexts()
  const { unread } = useUnread()
  useTabNames([tabs.home, tabs.wall, tabs.me])
  useTabDot(ME, unread > 0)
}
