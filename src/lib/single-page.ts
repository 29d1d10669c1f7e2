import Taro from '@tarojs/taro'

/** How WeChat opens what is touched among the moments: one page to look at, without anybody who is signed in. */
const SCENE = 1154

export const isSinglePage = () =>
  process.env.TARO_ENV === 'weapp' && Taro.getLaunchOptionsSync().scene === SCENE
