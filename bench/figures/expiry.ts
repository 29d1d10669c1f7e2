import { setTimeout as sleep } from 'node:timers/promises'
import { asTold, somebody, untilTokenStored } from '../stage/calls'
import { type Relay, manyProcesses } from '../stage/clouds'
import type { Contender, Folders } from '../stage/folders'
import type { Size } from '../size'
import { type Tokens, countTokens } from './tokens'

interface Crowd extends Tokens {
  calls: number
  failed: number
  /** Of those: told that there is no token. */
  tokenErrors: number
}

export interface Expiry {
  /** Spread over the token's last five minutes and the first one after them. */
  spread: Crowd
  /** Everybody at once, just after the end, as when a process was frozen through the last minutes. */
  atOnce: Crowd
  /** Calls that fail six minutes later, of one per process. */
  failedLater: number
}

const SECOND = 1_000
const LIFE = 7_200 * SECOND
/** Seconds before the token's end at which a tenth of the callers come. */
const moments = [310, 250, 200, 150, 100, 50, 12, 2, -5, -60]

/**
 * The real two hours, in time lapse: the emulator's clock and `Date.now()` inside the processes are moved forward
 * together (functions/crowd/index.js); the tokens and their lives are the emulator's own.
 */
export async function measureExpiry(folders: Folders, whose: Contender, size: Size): Promise<Expiry> {
  const folder = folders.crowd[whose]
  const relay = await manyProcesses(folders, whose, { count: size.processes, folder })
  const time = timeLapse(relay)
  try {
    await firstCalls(relay, size.processes)
    const spread = await watched(relay, async () => {
      const parts: Codes[] = []
      for (const left of moments) {
        const ahead = time.moveTo(LIFE - left * SECOND)
        parts.push(await crowd(relay, size.processes, size.callers / moments.length, ahead))
        await sleep(200)
      }
      return parts.flat()
    })
    const beyond = time.moveTo(2 * LIFE)
    const atOnce = await watched(relay, () => crowd(relay, size.processes, size.callers, beyond))
    const later = await crowd(relay, size.processes, 1, time.moveTo(2 * LIFE + 360 * SECOND))
    return { spread, atOnce, failedLater: later.filter((code) => code !== 'fine').length }
  } finally {
    await relay.cloud.dispose()
  }
}

/** One process after the other, so that all hold the same token: starting together is another figure. */
async function firstCalls(relay: Relay, processes: number): Promise<void> {
  for (let i = 0; i < processes; i++) {
    await crowdIn(relay, i, 1, 0)
    await untilTokenStored(relay)
  }
}

function timeLapse({ cloud }: Relay) {
  let ahead = 0
  return {
    /** @param ms after the start; at least what was passed before. Returns how far the clock is ahead. */
    moveTo(ms: number): number {
      cloud.clock.advance(ms - ahead)
      ahead = ms
      return ahead
    },
  }
}

type Codes = ('fine' | 'no token' | 'failed')[]

/** So many people in each of the processes, all at once. */
async function crowd(relay: Relay, processes: number, callers: number, aheadMs: number): Promise<Codes> {
  const codes = Array.from({ length: processes }, (_, i) => crowdIn(relay, i, callers, aheadMs))
  return (await Promise.all(codes)).flat()
}

async function crowdIn({ cloud, appid }: Relay, process: number, callers: number, aheadMs: number) {
  const openids = Array.from({ length: callers }, somebody)
  const data = { openids, aheadMs, request: { func: 'users_get' } }
  const call = { appid, openid: somebody(), name: `api${String(process)}`, data }
  const { result } = await cloud.callFunction(call)
  return (result as { errcode: unknown }[]).map(codeOf)
}

/** -1 is 获取access_token失败; the hand-written relay passes on WeChat's own word about a token as well. */
function codeOf(answer: { errcode: unknown; data?: { errcode?: unknown } | null }): Codes[number] {
  if (asTold(answer).ok) return 'fine'
  const inner = Number(answer.data?.errcode)
  return answer.errcode === -1 || [40001, 40014, 42001].includes(inner) ? 'no token' : 'failed'
}

async function watched({ cloud }: Relay, run: () => Promise<Codes>): Promise<Crowd> {
  const tokens = countTokens(cloud)
  const codes = await run()
  return {
    ...tokens(),
    calls: codes.length,
    failed: codes.filter((code) => code !== 'fine').length,
    tokenErrors: codes.filter((code) => code === 'no token').length,
  }
}
