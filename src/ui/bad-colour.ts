import Taro from '@tarojs/taro'

/** `--bad` of the tokens, for WeChat's own windows, which know no variables. */
export const badColours = { light: '#b3261e', dark: '#ffa79d' }

/** A browser's window is Taro's, and white in either mode. */
export const badColour = () =>
  badColours[process.env.TARO_ENV === 'weapp' && Taro.getAppBaseInfo().theme === 'dark' ? 'dark' : 'light']
