import '@app/setup'
import type { PropsWithChildren } from 'react'
import { keepDraftsWhenHidden } from '@/lib/drafts'
import { tellOfMissingPages } from '@/ui/open-page'

keepDraftsWhenHidden()
if (process.env.TARO_ENV === 'h5') tellOfMissingPages()

export default function App({ children }: PropsWithChildren) {
  return children
}
