import { tap } from '../stage/calls'
import { manyProcesses } from '../stage/clouds'
import type { Contender, Folders } from '../stage/folders'
import { type Tokens, countTokens } from './tokens'

export interface Together extends Tokens {
  failed: number
  /** Once more after WeChat has ended the tokens that were replaced: five minutes later. */
  failedLater: number
}

const LATER = 6 * 60_000

/** So many new processes at the same moment, with an empty collection `token`. */
export async function measureTogether(folders: Folders, whose: Contender, count: number): Promise<Together> {
  const relay = await manyProcesses(folders, whose, { count, folder: folders.relay[whose] })
  const tokens = countTokens(relay.cloud)
  const all = () =>
    Promise.all(
      Array.from({ length: count }, (_, i) => tap(relay, { name: `api${String(i)}`, func: 'users_get' })),
    )
  try {
    const first = await all()
    const counted = tokens()
    relay.cloud.clock.advance(LATER)
    const later = await all()
    return { ...counted, failed: failures(first), failedLater: failures(later) }
  } finally {
    await relay.cloud.dispose()
  }
}

const failures = (calls: { ok: boolean }[]): number => calls.filter(({ ok }) => !ok).length
