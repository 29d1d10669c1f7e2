import type { State } from './control'

const HUES = 4

/** The colour of an environment: a number that the style sheets know as `data-hue`. */
export type HueOf = (env: string | undefined) => number | undefined

/** In the order in which the emulator was told of them, so that each keeps its own over a restart. */
export function huesOf(state: State | undefined): HueOf {
  const hues = new Map(state?.environments.map(({ env }, index) => [env, index % HUES]))
  return (env) => (env === undefined ? undefined : hues.get(env))
}
