import { expect } from 'vitest'
import type { RunningPair } from './run-pair'

/** Milliseconds after which the platform would end the relay, and the client gives up. */
const LIMIT = 20_000

/**
 * The code that a person is told in the end. Checked on the way, because it must hold whatever goes wrong: the
 * call does not reject, it is an answer, its sentence is Chinese, and it comes in time.
 */
export async function told(pair: Pick<RunningPair, 'relay'>, who: string, request: object): Promise<number> {
  const began = performance.now()
  const answer = await pair.relay(who, request)
  expect(performance.now() - began).toBeLessThan(LIMIT)
  const said = answer.errcode === 0 ? answer.data : answer
  expect(Object.keys(said ?? {}).sort()).toEqual(['data', 'errcode', 'errmsg'])
  if (said?.errcode !== 0) expect(said?.errmsg).toMatch(/\p{Script=Han}/u)
  return Number(said?.errcode)
}
