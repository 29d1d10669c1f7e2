import { expect, vi } from 'vitest'
import type { Image } from '../../../contract'
import { adminApp } from '../../../local/pair'
import type { RunningPair } from '../run-pair'

const images = ({ cloud }: RunningPair) => cloud.database(adminApp.env)

export const stored = (pair: RunningPair) => images(pair).find('images') as unknown as Image[]

/** As if what is stored had been stored so long ago: the functions go by their own clock. */
export async function pass(pair: RunningPair, ms: number): Promise<void> {
  const before = stored(pair)
  await images(pair).remove('images', {})
  const older = before.map((image) => ({
    ...image,
    createtime: image.createtime - ms,
    ticketEnds: image.ticketEnds - ms,
    sweepAt: image.sweepAt && image.sweepAt - ms,
  }))
  await images(pair).insert('images', older)
}

export const sweep = ({ cloud }: RunningPair, source?: string, event = {}) =>
  cloud.invoke({ env: adminApp.env, name: 'images_sweep', event, ...(source ? { source } : {}) })

/** Until the functions have been given time enough, and the sweep has been there after each of them. */
export async function settle(pair: RunningPair): Promise<void> {
  for (let hours = 0; hours < 3; hours++) {
    await sweep(pair)
    await pass(pair, 60 * 60_000)
  }
}

/**
 * Forces an order that chance rarely brings: whatever `work` begins stops before its nth write to the database, until
 * `meanwhile` is over; or its nth other action, where one is named.
 */
export async function stopped<T>(
  { cloud }: RunningPair,
  write: number,
  work: () => Promise<T>,
  meanwhile: () => Promise<unknown>,
  action: 'database.modifyDocument' | 'database.getDocument' = 'database.modifyDocument',
): Promise<T> {
  const hold = () =>
    cloud.faults.add({
      route: 'sdk',
      env: adminApp.env,
      action,
      hold: true,
      times: 1,
    })
  let held = hold()
  const running = work()
  const reached = () => vi.waitFor(() => expect(held.struck).toBe(1), { timeout: 15_000, interval: 5 })
  await reached()
  for (let reach = 1; reach < write; reach++) {
    const before = held
    held = hold()
    before.remove()
    await reached()
  }
  await meanwhile()
  held.remove()
  return running
}
