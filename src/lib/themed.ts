import { mainPath } from './page-paths'

/** As in an app's theme.json: colours of the bar above a page and of the ground beneath it, and what a pulled page shows. */
interface Theme {
  bar: string
  ground: string
  pull: string
}

const inWeChat = process.env.TARO_ENV === 'weapp'

/** WeChat looks up what begins with an @ in theme.json, by the phone's theme; a browser gets what is so in the light. */
const lookedUp = <Look extends object>(light: Look): Look =>
  inWeChat ? (Object.fromEntries(Object.keys(light).map((name) => [name, `@${name}`])) as Look) : light

/** What an app's configuration says of light and dark. A browser's bar is coloured light here, and dark by theme.scss. */
export function themed(app: string, light: Theme) {
  const { bar, ground, pull } = lookedUp(light)
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

/** The same of a bar of tabs; and by the name of each tab's page its icon, and with `On` behind it that of the page in front. */
interface TabTheme {
  tab: string
  tabOn: string
  tabGround: string
  tabLine: string
}

/** A bar of tabs at the foot of an app: page → its name until the page runs. */
export function tabBar<Page extends string>(
  app: string,
  light: TabTheme & NoInfer<Record<Page | `${Page}On`, string>>,
  tabs: Record<Page, string>,
) {
  const look = lookedUp(light)
  return {
    color: look.tab,
    selectedColor: look.tabOn,
    backgroundColor: look.tabGround,
    borderStyle: look.tabLine as 'black',
    list: (Object.keys(tabs) as Page[]).map((page) => ({
      pagePath: mainPath(app, page),
      text: tabs[page],
      iconPath: look[page],
      selectedIconPath: look[`${page}On`],
    })),
  }
}
