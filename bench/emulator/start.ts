import { execFileSync } from 'node:child_process'
import type { CloudOptions } from '../../emulator/index'
import type { Figure } from '../figure'
import { quantile } from '../statistics'
import { openPhone } from './phone'
import { served } from './served-process'

const ROUNDS = 5
const CALLS = 2_000

/**
 * What a person waits for after the build: environments on disk are opened, the explorer's page is answered and a
 * phone's first call, for which the function's own process has to start. In a new process each time, whose loading
 * through tsx is told apart: `npm start` has loaded everything before it builds.
 */
export async function measureStart(options: CloudOptions, say: (what: string) => void): Promise<Figure[]> {
  const rounds: Record<Moment, number>[] = []
  for (let i = 1; i < ROUNDS; i++) rounds.push(await start(options, () => Promise.resolve()))
  const warm: number[] = []
  rounds.push(
    await start(options, async (call) => {
      say('warm calls')
      for (let i = 0; i < CALLS; i++) {
        const began = performance.now()
        await call()
        warm.push(performance.now() - began)
      }
    }),
  )
  const middle = (of: Moment) =>
    quantile(
      rounds.map((round) => round[of]),
      0.5,
    )
  return [
    { what: 'loaded, to explorer and first call, data on disk', ms: middle('answered'), target: 1000 },
    { what: '  of it until both environments are open', ms: middle('opened') },
    { what: 'before that, loading in a new process, by tsx', ms: middle('loaded') },
    { what: '  of it Node alone', ms: bare([]) },
    { what: '  of it Node with tsx, nothing to load', ms: bare(['--import', 'tsx']) },
    { what: "the explorer's script, which the page asks for", ms: middle('bundled') },
    { what: 'warm call of an empty function over HTTP, p50', ms: quantile(warm, 0.5) },
    { what: 'warm call of an empty function over HTTP, p95', ms: quantile(warm, 0.95), target: 10 },
    { what: 'warm call of an empty function over HTTP, p99', ms: quantile(warm, 0.99) },
  ]
}

type Moment = 'loaded' | 'opened' | 'answered' | 'bundled'

async function start(options: CloudOptions, then: (call: () => Promise<unknown>) => Promise<void>) {
  const began = performance.now()
  return served(options, async ({ url, loaded }) => {
    const opened = performance.now() - began - loaded
    const appid = options.miniPrograms[0]?.appid ?? ''
    await page(`${url}/`)
    const phone = await openPhone(url, appid)
    const call = () => phone.callFunction('empty', {})
    await call()
    const answered = performance.now() - began - loaded
    const asked = performance.now()
    await page(`${url}/explorer.js`)
    const bundled = performance.now() - asked
    await then(call)
    return { loaded, opened, answered, bundled }
  })
}

async function page(url: string): Promise<void> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  await response.text()
}

/** ms of a process that does nothing. */
function bare(args: string[]): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    execFileSync(process.execPath, [...args, '--eval', ''])
    return performance.now() - began
  })
  return quantile(times, 0.5)
}
