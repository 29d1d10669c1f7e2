import { endInstances, forgetToken, tap, untilTokenStored } from '../stage/calls'
import type { Stage } from '../stage/clouds'
import { type Both, contenders } from '../stage/folders'
import { median } from '../statistics'

export interface Cold {
  /** ms, median. */
  withoutToken: number
  withToken: number
  failed: number
}

/** First call of a new process, the callee being warm. */
export async function measureCold(
  { relays, floor }: Stage,
  rounds: number,
): Promise<Both<Cold> & { floor: number }> {
  const samples = { ours: noSamples(), handWritten: noSamples() }
  const floorTimes: number[] = []
  for (const name of contenders) await tap(relays[name])
  for (let round = 0; round < rounds; round++) {
    for (const name of contenders) {
      const relay = relays[name]
      await untilTokenStored(relay)
      await endInstances(relay)
      await forgetToken(relay)
      samples[name].without.push(await tap(relay))
      await untilTokenStored(relay)
      await endInstances(relay)
      samples[name].with.push(await tap(relay))
    }
    await endInstances(floor)
    floorTimes.push((await tap(floor)).ms)
  }
  return { ours: summary(samples.ours), handWritten: summary(samples.handWritten), floor: median(floorTimes) }
}

interface Samples {
  without: { ms: number; ok: boolean }[]
  with: { ms: number; ok: boolean }[]
}

const noSamples = (): Samples => ({ without: [], with: [] })

const summary = (samples: Samples): Cold => ({
  withoutToken: median(samples.without.map(({ ms }) => ms)),
  withToken: median(samples.with.map(({ ms }) => ms)),
  failed: [...samples.without, ...samples.with].filter(({ ok }) => !ok).length,
})
