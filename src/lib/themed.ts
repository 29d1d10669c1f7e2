/** As in an app's theme.json: colours of the bar above a page and of the ground beneath it, and what a pulled page shows. */
interface Theme {
  bar: string
  ground: string
  pull: string
}

/**
 * What an app's configuration says of light and dark. WeChat looks up what begins with an @ in theme.json, by the
 * phone's theme; a browser's bar is coloured light here, and dark by theme.scss.
 */
export function themed(app: string, light: Theme) {
  const inWeChat = process.env.TARO_ENV === 'weapp'
  const { bar, ground, pull } = inWeChat ? { bar: '@bar', ground: '@ground', pull: '@pull' } : light
  return {
    darkmode: inWeChat ? { darkmode: true, themeLocation: `apps/${app}/theme.json` } : {},
    colours: {
      navigationBarBackgroundColor: bar,
      navigationBarTextStyle: 'white',
      backgroundColor: ground,
      backgroundTextStyle: pull,
    } as const,
  }
}
