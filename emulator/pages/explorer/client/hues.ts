import type { State } from './control'

const HUES = 4

/** The colour of an environment, or of the one its mini program owns: what the style sheets know as `data-hue`. */
export type HueOf = (of: { env?: string | undefined; appid?: string | undefined }) => number | undefined

/** In the order in which the emulator was told of them, so that each keeps its own over a restart. */
export function huesOf(state: State | undefined): HueOf {
  const hues = new Map<string | undefined, number>()
  for (const [index, { env, appid }] of (state?.environments ?? []).entries()) {
    hues.set(env, index % HUES)
    if (!hues.has(appid)) hues.set(appid, index % HUES)
  }
  return ({ env, appid }) => hues.get(env) ?? hues.get(appid)
}
