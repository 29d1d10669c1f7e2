import { expect } from 'vitest'
import type { RunningPair } from './run-pair'

/**
 * The code that a person is told in the end. Checked on the way, because it must hold whatever goes wrong: the
 * call does not reject, as it would after the 20 s that the relay has; it is an answer, and its sentence is Chinese.
 */
export async function told(pair: Pick<RunningPair, 'relay'>, who: string, request: object): Promise<number> {
  const answer = await pair.relay(who, request)
  const said = answer.errcode === 0 ? answer.data : answer
  expect(Object.keys(said ?? {}).sort()).toEqual(['data', 'errcode', 'errmsg'])
  if (said?.errcode !== 0) expect(said?.errmsg).toMatch(/\p{Script=Han}/u)
  return Number(said?.errcode)
}
