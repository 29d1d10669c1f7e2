import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CloudOptions } from '../../emulator/index'
import { mean } from '../statistics'
import { packages } from '../stage/folders'
import { mixedLoad } from './load'
import { served, type ServedProcess } from './served-process'

/** Megabytes, after so many of the calls. */
export interface Sample {
  calls: number
  /** Of the emulator, after a forced collection. */
  heapUsed: number
  rss: number
  /** Of its functions' processes, as they are, on average. */
  process: number
  processes: number
}

export interface Memory {
  samples: Sample[]
  /** Spans that the open stream of calls told of. */
  streamed: number
  /** What has grown against the rule; undefined where the calls were too few to say. */
  grown: string[] | undefined
}

const LOAD = { full: 18_000, quick: 10_000 }
/** ms before each sample: a call's token outlasts it by 15 s, and how many there are depends on the machine. */
const REST = 16_000
const SAMPLED = [0.4, 0.7, 1]
const JUDGED = [0.4, 1]
export const RULE =
  'flat: from 40 % to 100 % of the calls the heap grows by less than 5 MB, either RSS by less than 15 %'

const tenant = { appid: 'wx00000000000000cc', secret: 'any', env: 'bench-1a2b' }

/** What the emulator and its functions hold on to under a day's load. */
export async function measureMemory(quick: boolean, say: (what: string) => void): Promise<Memory> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    return await served(await optionsIn(folder), (emulator) => measure(emulator, quick, say))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  emulator: ServedProcess,
  quick: boolean,
  say: (what: string) => void,
): Promise<Memory> {
  const { url } = emulator
  const calls = quick ? LOAD.quick : LOAD.full
  const samples: Sample[] = []
  const stream = await listen(url)
  await mixedLoad(url, tenant, calls, async (share) => {
    if (!SAMPLED.includes(share)) return
    if (!quick) await sleep(REST)
    say(`memory: ${share * 100} % of ${calls} calls`)
    samples.push({ calls: share * calls, ...(await sample(emulator)) })
  })
  const judged = JUDGED.map((share) => samples[SAMPLED.indexOf(share)])
  return { samples, streamed: await stream.end(), grown: quick ? undefined : judge(judged) }
}

function judge([early, late]: (Sample | undefined)[]): string[] {
  if (!early || !late) throw new Error('There are no samples to judge.')
  const grown = late.heapUsed - early.heapUsed >= 5 ? ['heap'] : []
  return [...grown, ...(['rss', 'process'] as const).filter((of) => late[of] >= early[of] * 1.15)]
}

async function sample({ child, memory }: ServedProcess) {
  const { heapUsed, rss } = await memory()
  const table = execFileSync('ps', ['-A', '-o', 'ppid=,rss='], { encoding: 'utf8' })
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const sizes = rows.filter(([parent]) => parent === child.pid).map(([, kilobytes = 0]) => kilobytes)
  return {
    heapUsed: heapUsed / 1e6,
    rss: rss / 1e6,
    process: (mean(sizes) * 1024) / 1e6,
    processes: sizes.length,
  }
}

/** The explorer's stream of calls, read as they come. */
async function listen(url: string) {
  const ending = new AbortController()
  const { body } = await fetch(`${url}/control/calls/stream`, { signal: ending.signal })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let streamed = 0
  const read = async () => {
    for (let got = await reader?.read(); got && !got.done; got = await reader?.read())
      streamed += got.value.split('\ndata: ').length - 1
  }
  const reading = read().catch(() => undefined)
  return {
    async end() {
      ending.abort()
      await reading
      return streamed
    },
  }
}

async function optionsIn(folder: string): Promise<CloudOptions> {
  const own = join(import.meta.dirname, '../functions')
  const notes = join(folder, 'notes')
  await cp(join(own, 'notes'), notes, { recursive: true })
  symlinkSync(packages, join(notes, 'node_modules'))
  const { appid, secret, env } = tenant
  const person = { openid: 'oBench1234567890123456789Ann', name: 'Ann' }
  return {
    miniPrograms: [{ appid, secret, name: 'bench', people: [person] }],
    environments: [
      {
        env,
        appid,
        collections: { notes: { indexes: [{ name: 'n', keys: { n: 1 } }] } },
        functions: { empty: { folder: join(own, 'instant') }, notes: { folder: notes } },
      },
    ],
    dataDir: join(folder, 'data'),
  }
}
