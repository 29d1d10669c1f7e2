import { first, setUp } from '@app/setup'
import { usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { keepDraftsWhenHidden } from '@/lib/drafts'
import { watchNetwork } from '@/lib/network'
import { askForPrivacyOurselves } from '@/lib/privacy'
import { start } from '@/lib/start'
import { keepOpenPageShown, leadTo, tellOfMissingPages } from '@/ui/open-page'
import { offerUpdates } from '@/ui/update'

start(setUp)
keepDraftsWhenHidden()
watchNetwork()
if (process.env.TARO_ENV === 'h5') {
  tellOfMissingPages()
  keepOpenPageShown()
} else {
  askForPrivacyOurselves()
  offerUpdates()
}

export default function App({ children }: PropsWithChildren) {
  // An old link, or one that somebody has mistyped.
  usePageNotFound(() => leadTo(first))
  return children
}
