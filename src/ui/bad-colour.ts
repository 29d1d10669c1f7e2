import Taro from '@tarojs/taro'

/** `--bad` of the tokens, for WeChat's own windows, which know no variables. */
export const badColours = { light: '#b3261e', dark: '#ffa79d' }

/** A browser's window is Taro's; index.html gives it its ground. */
const isDark = () =>
  process.env.TARO_ENV === 'weapp'
    ? Taro.getAppBaseInfo().theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches

export const badColour = () => badColours[isDark() ? 'dark' : 'light']
