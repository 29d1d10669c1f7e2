const flavours = ['user', 'admin'] as const

export type Flavour = (typeof flavours)[number]

/** Which of the two apps is built. `TARO_APP_FLAVOUR` is read here and nowhere else. */
export function chosenFlavour(wanted = process.env.TARO_APP_FLAVOUR): Flavour {
  const flavour = flavours.find((name) => name === (wanted || 'user'))
  if (flavour) return flavour
  // Not thrown: Taro would add that it can't find its configuration.
  console.error(`TARO_APP_FLAVOUR is "${wanted}"; it must be one of: ${flavours.join(', ')}`)
  process.exit(1)
}

/** The app id of each, which the shell may set; WeChat DevTools opens `touristappid` without an account. */
export function appidOf(flavour: Flavour): string {
  const appid = flavour === 'admin' ? process.env.ADMIN_APPID : process.env.USER_APPID
  return appid || 'touristappid'
}
