import { View } from '@tarojs/components'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { type CSSProperties, type PropsWithChildren, useEffect, useRef } from 'react'
import type { Past } from '@/lib/paged'
import { textScale } from '@/lib/text-scale'
import { Guard } from './guard'
import { NetworkBar } from './network-bar'
import { PrivacySheet } from './privacy-sheet'
import './page.scss'

interface Props {
  /** Of the bar above the page. */
  title: string
  /** Where what is shown was known before. */
  past?: Past | undefined
  /** Asks for something newer. */
  onAgain?: () => void
}

/** The ground that every screen stands on; the app's `theme.scss` gives it its colours. */
export function Page({ title, past, onAgain, children }: PropsWithChildren<Props>) {
  useBar(title)
  return (
    <View className="page" {...larger()}>
      <NetworkBar past={past} onAgain={onAgain} />
      <Guard>{children}</Guard>
      {process.env.TARO_ENV === 'weapp' && <PrivacySheet />}
    </View>
  )
}

/** For who reads large letters: the tokens' sizes go by it. */
function larger(): { style?: CSSProperties } {
  const scale = textScale()
  return scale > 1 ? { style: { '--scale': scale } } : {}
}

const name = (title: string) => void Taro.setNavigationBarTitle({ title })

/** There is one bar, that of the page in front: a page behind it names the bar when it comes back. */
function useBar(title: string) {
  const inFront = useRef(true)
  useDidShow(() => {
    inFront.current = true
    name(title)
  })
  useDidHide(() => {
    inFront.current = false
  })
  useEffect(() => {
    if (inFront.current) name(title)
  }, [title])
}
