import { vi } from 'vitest'
import type { Fault } from '../../emulator/index'
import { adminApp } from '../../laptop/pair'
import type { RunningPair } from './run-pair'

/**
 * Lets `work` go on to the nth request of the admin environment's functions to their cloud, and breaks that one.
 * @returns whether there were so many
 */
export async function broken(
  { cloud }: RunningPair,
  nth: number,
  effect: Partial<Fault>,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const add = (what: Partial<Fault>) =>
    cloud.faults.add({ route: 'sdk', env: adminApp.env, times: 1, ...what })
  let ended = false
  let running: Promise<unknown> | undefined
  let before: ReturnType<typeof add> | undefined
  for (let request = 1; request <= nth && !ended; request++) {
    const next = add(request === nth ? effect : { hold: true })
    running ??= work().finally(() => (ended = true))
    before?.remove()
    before = next
    await vi.waitUntil(() => next.struck > 0 || ended, { timeout: 60_000, interval: 2 })
  }
  const struck = (before?.struck ?? 0) > 0
  if (!struck) before?.remove()
  await running
  return struck
}
