import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'

/** Whether the dot is on its tab: at first it is not. */
let shown = false

/** For each page with a tab: puts a dot on the tab of this number, or takes it away. */
export function useTabDot(index: number, wanted: boolean) {
  const tell = () => {
    if (wanted === shown) return
    shown = wanted
    const notYet = () => void (shown = !wanted)
    void (wanted ? Taro.showTabBarRedDot({ index }) : Taro.hideTabBarRedDot({ index })).catch(notYet)
  }
  // Only a page with a tab may do so: one that is behind another does it when it comes back.
  useDidShow(tell)
  useEffect(tell)
}
