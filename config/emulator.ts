/** A phone of the emulator that a mini program in WeChat DevTools plays: a certain one, or its mini program's first. */
export type EmulatedPhone = { url: string } & ({ phone: string } | { appid: string })

/**
 * The address of a phone as the emulator's page has it, `http://127.0.0.1:8787/h5/<appid>/`, with or without `?phone=…`:
 * docs/devtools.md. `EMULATOR` is read here and nowhere else; without it, WeChat's cloud is used.
 */
export function chosenEmulator(address = process.env.EMULATOR): EmulatedPhone | undefined {
  if (!address) return undefined
  const { origin, pathname, searchParams } = URL.canParse(address) ? new URL(address) : new URL('none:')
  const [, appid] = /^\/h5\/([\w-]+)\/?$/.exec(pathname) ?? []
  const phone = searchParams.get('phone')
  if (appid) return phone ? { url: origin, phone } : { url: origin, appid }
  // Not thrown: Taro would add that it can't find its configuration.
  console.error(`EMULATOR is "${address}"; it must look like http://127.0.0.1:8787/h5/<appid>/`)
  process.exit(1)
}
