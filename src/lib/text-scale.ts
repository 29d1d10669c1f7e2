import Taro from '@tarojs/taro'

/** px */
const USUAL = 16
const LARGEST = 2

/** How much larger than usual the person wants to read, as it is set in WeChat or in the browser: from 1 to 2. */
export function textScale(): number {
  const size =
    process.env.TARO_ENV === 'h5'
      ? parseFloat(getComputedStyle(document.documentElement).fontSize)
      : (Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting
  return Math.min(Math.max((size ?? USUAL) / USUAL, 1), LARGEST)
}
