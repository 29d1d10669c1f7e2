import { expect, onTestFinished, test } from 'vitest'
import { createCloud } from '../../../emulator/index'
import { functionFolder, json, optionsOf, user, write } from '../fixture'

const HOUR = 3_600_000
/** 08:00 in UTC+8. */
const morning = Date.UTC(2026, 0, 1)

/** A function with a timer, in a cloud whose time stands still until it is moved. */
async function timed(cron: string, { timers = true, now = (): number => morning } = {}) {
  const folder = functionFolder('exports.main = (event) => event')
  const config = (text: string) =>
    write(folder, {
      'config.json': JSON.stringify({ triggers: [{ name: 'daily', type: 'timer', config: text }] }),
    })
  config(cron)
  const { miniPrograms } = optionsOf({})
  const environments = [{ env: user.env, appid: user.appid, functions: { tidy: { folder } } }]
  const cloud = await createCloud({ miniPrograms, environments, timers, now })
  onTestFinished(() => cloud.dispose())
  const runs = () => cloud.calls().filter(({ target }) => target === 'tidy')
  return { cloud, runs, config, folder }
}

test('a timer calls its function when the cloud has that time, for nobody, and says which one it was', async () => {
  const { cloud, runs } = await timed('0 0 2 * * * *')
  cloud.clock.advance(18 * HOUR - 1)
  cloud.clock.advance(1)
  await expect.poll(runs).toMatchObject([{ errcode: 0, door: 'cloud' }])
  const { id } = runs()[0] ?? {}
  const { detail } = await json<{ detail: { output?: { text: string }; caller?: object } }>(
    `${cloud.url}/control/calls/${id}`,
  )
  expect(JSON.parse(detail.output?.text ?? '')).toEqual({
    Type: 'Timer',
    TriggerName: 'daily',
    Message: '',
    Time: '2026-01-01T18:00:00Z',
    userInfo: { appId: user.appid },
  })
  expect(detail.caller).toEqual({ appid: user.appid, source: 'wx_trigger' })
})

test('fires once where the clock is moved over several of its times, and not as it goes back', async () => {
  const { cloud, runs } = await timed('0 0 2 * * * *')
  cloud.clock.advance(10 * 24 * HOUR)
  await expect.poll(runs).toHaveLength(1)
  cloud.clock.reset()
  cloud.clock.advance(18 * HOUR)
  await expect.poll(runs).toHaveLength(2)
})

test('fires as time goes by', async () => {
  const { runs } = await timed('* * * * * * *', { now: Date.now })
  await expect.poll(() => runs().length).toBeGreaterThan(1)
})

test.each<[string, string, boolean]>([
  ['that is turned off', '0 0 2 * * * *', false],
  ['that is none', 'every night', true],
])('a timer %s never fires', async (_what, cron, timers) => {
  const { cloud, runs } = await timed(cron, { timers })
  cloud.clock.advance(24 * HOUR)
  await cloud.invoke({ env: user.env, name: 'tidy' })
  expect(runs()).toHaveLength(1)
})

test('a change of config.json counts from then on, and the functions say which timers they have', async () => {
  const { cloud, runs, config, folder } = await timed('0 0 2 * * * *')
  config('0 0 9 * * * *')
  cloud.clock.advance(HOUR)
  await expect.poll(runs).toHaveLength(1)
  const said = () => json(`${cloud.url}/control/functions/${user.env}`)
  expect(await said()).toMatchObject({
    functions: [{ name: 'tidy', triggers: [{ name: 'daily', cron: '0 0 9 * * * *' }] }],
  })
  write(folder, { 'config.json': 'no JSON' })
  expect(await said()).toMatchObject({ functions: [{ name: 'tidy', triggers: [] }] })
})
