import type { Cloud, CallRecord } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import { type Told, bareCall, stableToken, tap } from '../stage/calls'
import type { Stage } from '../stage/clouds'
import { mean, median, quantile } from '../statistics'

export interface Warm {
  /** ms */
  p50: number
  p95: number
  p99: number
  failed: number
  /** Each per call: */
  databaseOperations: number
  upstreamRequests: number
  /** Of everybody, the callee included. */
  connections: number
}

interface Sample extends Told {
  connections: number
  databaseOperations: number
  upstreamRequests: number
}

const WARM_UP = 10
/** Its median needs fewer calls. */
const FLOOR_EVERY = 5
/** So that the callee's search among the people does not grow with the run. */
const FORGET_PEOPLE_EVERY = 50

/** In turns, one call at a time: whatever disturbs the machine disturbs all three. */
export async function measureWarm({ cloud, adminSecret, relays, floor }: Stage, calls: number) {
  const token = await stableToken(cloud.url, adminSecret)
  const arms = {
    ours: () => tap(relays.ours),
    handWritten: () => tap(relays.handWritten),
    bare: () => bareCall(cloud.url, token),
  }
  const names = ['ours', 'handWritten', 'bare'] as const
  const samples = { ours: [] as Sample[], handWritten: [] as Sample[], bare: [] as Sample[] }
  const floorTimes: number[] = []
  for (let i = -WARM_UP; i < calls; i++) {
    if (i % FORGET_PEOPLE_EVERY === 0) await cloud.database(adminApp.env).remove('users', {})
    for (const name of names) {
      const sample = await observed(cloud, arms[name])
      if (i >= 0) samples[name].push(sample)
    }
    if (i % FLOOR_EVERY === 0) floorTimes.push((await tap(floor)).ms)
  }
  return {
    ours: summary(samples.ours),
    handWritten: summary(samples.handWritten),
    bare: summary(samples.bare),
    /** p50 */
    floor: median(floorTimes),
  }
}

async function observed(cloud: Cloud, call: () => Promise<Told>): Promise<Sample> {
  const spans: CallRecord[] = []
  const stop = cloud.onCall((span) => spans.push(span))
  const before = cloud.connections()
  const told = await call()
  stop()
  return {
    ...told,
    connections: cloud.connections() - before,
    databaseOperations: spans.filter(({ kind, env }) => kind === 'database' && env !== adminApp.env).length,
    upstreamRequests: spans.filter(({ kind }) => kind === 'openapi').length,
  }
}

function summary(samples: Sample[]): Warm {
  const times = samples.map(({ ms }) => ms)
  return {
    p50: median(times),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    failed: samples.filter(({ ok }) => !ok).length,
    databaseOperations: mean(samples.map(({ databaseOperations }) => databaseOperations)),
    upstreamRequests: mean(samples.map(({ upstreamRequests }) => upstreamRequests)),
    connections: mean(samples.map(({ connections }) => connections)),
  }
}
