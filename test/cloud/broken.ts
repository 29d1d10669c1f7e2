import { vi } from 'vitest'
import type { Fault } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import type { RunningPair } from './run-pair'

/**
 * Lets `work` go on to the nth request of the admin environment's functions to their cloud, and breaks that one.
 * @param effect `hold`: that one waits until `meanwhile` is over
 * @returns whether there were so many
 */
export async function broken(
  { cloud }: RunningPair,
  nth: number,
  effect: Partial<Fault>,
  work: () => Promise<unknown>,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<boolean> {
  const add = (what: Partial<Fault>) =>
    cloud.faults.add({ route: 'sdk', env: adminApp.env, times: 1, ...what })
  // Each is held until the next one's fault stands, so that none slips through.
  let last = add(nth === 1 ? effect : { hold: true })
  const state = { ended: false }
  const running = work().finally(() => (state.ended = true))
  const reached = () => vi.waitUntil(() => last.struck > 0 || state.ended, { timeout: 60_000, interval: 2 })
  await reached()
  for (let request = 2; request <= nth && !state.ended; request++) {
    const before = last
    last = add(request === nth ? effect : { hold: true })
    before.remove()
    await reached()
  }
  const struck = last.struck > 0
  if (struck) await meanwhile()
  last.remove()
  await running
  return struck
}
