import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { steadyNow } from '../../cloud/shared/steady-clock'
import { Errcode } from '../../contract'
import { type RunningPair, ownPair } from './run-pair'

const { OK, TOKEN_FAILED, TOO_MANY_CALLS } = Errcode
const DAY = 24 * 60 * 60_000

/** The relay as it is deployed, on a machine whose clock each event sets: ms ahead of the real one. */
async function withClock(): Promise<RunningPair & { ask: (who: string, ahead: number) => Promise<number> }> {
  const folder = await mkdtemp(join(tmpdir(), 'duet-clock-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(join(inject('dist'), 'user/cloudfunctions/api'), join(folder, 'api'), { recursive: true })
  await writeFile(
    join(folder, 'index.js'),
    `const real = Date.now
     let ahead = 0
     Date.now = () => real() + ahead
     const { main } = require('./api/index.js')
     exports.main = (event, context) => { ahead = event.ahead; return main(event, context) }`,
  )
  const pair = await ownPair({ user: { api: { folder } } })
  // The relay's own answer: what it has signed by a wrong clock is refused behind it, which is right.
  const ask = async (who: string, ahead: number) =>
    (await pair.relay(who, { func: 'users_get', ahead })).errcode
  return { ...pair, ask }
}

it('who calls too often waits for a second, not for the day by which the clock was set back', async () => {
  const { ask } = await withClock()
  const codes: number[] = []
  await vi.waitFor(
    async () => {
      codes.push(await ask('a script', DAY))
      expect(codes.at(-1)).toBe(TOO_MANY_CALLS)
    },
    { timeout: 15_000, interval: 1 },
  )
  await vi.waitFor(async () => expect(await ask('a script', 0)).toBe(OK), {
    timeout: 10_000,
    interval: 1_000,
  })
})

it('after "too many requests" WeChat is asked again in seconds, not after the day by which the clock was set back', async () => {
  const { ask, cloud } = await withClock()
  // An instance asks while it loads, too, before it has heard what its clock says.
  const refusing = cloud.faults.add({ route: 'stable_token', errcode: 45011 })
  expect(await ask('Lin', DAY)).toBe(TOKEN_FAILED)
  refusing.remove()
  await vi.waitFor(async () => expect(await ask('Lin', 0)).toBe(OK), { timeout: 10_000, interval: 500 })
})

it.each<[what: string, wall: number, monotonic: number, passed: number]>([
  ['both go on', 1_000, 1_000, 1_000],
  ["the machine's is set back by a day", 1_000 - DAY, 1_000, 1_000],
  ["the machine's is set forward by a day", 1_000 + DAY, 1_000, 1_000 + DAY],
  ['the monotonic one stands still, because the instance was frozen', 60_000, 0, 60_000],
])('of two clocks of an instance %s: what has passed never goes back', (_what, wall, monotonic, passed) => {
  const clocks = { wall: Date.now(), monotonic: performance.now() }
  vi.spyOn(Date, 'now').mockImplementation(() => clocks.wall)
  vi.spyOn(performance, 'now').mockImplementation(() => clocks.monotonic)
  onTestFinished(() => void vi.restoreAllMocks())
  const before = steadyNow()
  clocks.wall += wall
  clocks.monotonic += monotonic
  expect(steadyNow() - before).toBeCloseTo(passed)
  expect(steadyNow() - before).toBeCloseTo(passed)
})
