import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { type Language, useLanguage } from '@/texts/language'

/** What the bar of tabs speaks: at first as it is configured. */
let spoken: Language | undefined = 'zh'

/** For each page with a tab: names the tabs, in their order, in the language that the app speaks. */
export function useTabNames(names: string[]) {
  const { language } = useLanguage()
  const tell = () => {
    if (language === spoken) return
    spoken = language
    const notYet = () => void (spoken = undefined)
    names.forEach((text, index) => void Taro.setTabBarItem({ index, text }).catch(notYet))
  }
  // Only a page with a tab may name them: one that is behind another does it when it comes back.
  useDidShow(tell)
  useEffect(tell)
}
