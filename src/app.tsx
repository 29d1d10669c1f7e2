import '@app/setup'
import type { PropsWithChildren } from 'react'
import { keepDraftsWhenHidden } from '@/lib/drafts'
import { watchNetwork } from '@/lib/network'
import { tellOfMissingPages } from '@/ui/open-page'

keepDraftsWhenHidden()
watchNetwork()
if (process.env.TARO_ENV === 'h5') tellOfMissingPages()

export default function App({ children }: PropsWithChildren) {
  return children
}
