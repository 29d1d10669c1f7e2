import { localEnv } from './local-env'

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

/** The app id of each, from the shell or `.env.local`; WeChat DevTools opens `touristappid` without an account. */
export function appidOf(flavour: Flavour, root = process.cwd()): string {
  const { ADMIN_APPID, USER_APPID } = localEnv(root)
  return (flavour === 'admin' ? ADMIN_APPID : USER_APPID) ?? 'touristappid'
}
