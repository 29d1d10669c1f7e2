import '@app/setup'
import type { PropsWithChildren } from 'react'
import { tellOfMissingPages } from '@/ui/open-page'

if (process.env.TARO_ENV === 'h5') tellOfMissingPages()

export default function App({ children }: PropsWithChildren) {
  return children
}
