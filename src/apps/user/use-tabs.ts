import { useTexts } from '@/texts/user'
import { useTabNames } from '@/ui/tab-names'

/** For each page with a tab, in the order of app.config.ts. */
export function useTabs() {
  const { tabs } = useTexts()
  useTabNames([tabs.home, tabs.wall, tabs.me])
}
