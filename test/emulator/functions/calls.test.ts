import { expect, test } from 'vitest'
import { ann, asAnn, bob, runCloud, user } from '../fixture'

const echo = 'exports.main = async (event, context) => ({ event, context })'

test('a function gets the data and who called it', async () => {
  const cloud = await runCloud({ user: { echo } })
  const { event } = await asAnn<{ event: unknown }>(cloud, 'echo', { a: 1, userInfo: { openId: 'forged' } })
  expect(event).toEqual({ a: 1, userInfo: { appId: user.appid, openId: ann.openid } })
})

test('the context says what SCF says', async () => {
  const cloud = await runCloud({ user: { echo: { source: echo, timeout: 7, memorySize: 128 } } })
  const call = { appid: user.appid, openid: ann.openid, name: 'echo' }
  const { result, requestID, errMsg } = await cloud.callFunction(call)
  expect(errMsg).toBe('cloud.callFunction:ok')
  expect(result).toMatchObject({
    context: {
      request_id: requestID,
      function_name: 'echo',
      function_version: '$LATEST',
      namespace: user.env,
      memory_limit_in_mb: 128,
      time_limit_in_ms: 7000,
      environment: expect.stringContaining(`"WX_OPENID":"${ann.openid}"`) as string,
      environ: expect.stringContaining(`;WX_APPID=${user.appid}`) as string,
    },
  })
})

test.each([
  ['an async handler', 'exports.main = async () => 1', 1],
  ['a plain handler', 'exports.main = () => 1', 1],
  ['a handler with a callback', 'exports.main = (e, c, callback) => { setTimeout(callback, 1, null, 1) }', 1],
  ['nothing', 'exports.main = async () => {}', null],
  ['a promise that is no native one', 'exports.main = () => ({ then: (done) => done([1]) })', [1]],
  ['a date', 'exports.main = () => new Date(0)', '1970-01-01T00:00:00.000Z'],
])('%s answers', async (_what, source, result) => {
  const cloud = await runCloud({ user: { f: source } })
  expect(await asAnn(cloud, 'f')).toEqual(result)
})

test('another file and export can be the handler', async () => {
  const cloud = await runCloud({
    user: { f: { source: 'exports.run = () => 7', handler: 'index.run' } },
  })
  expect(await asAnn(cloud, 'f')).toBe(7)
})

test('50 people at once never see each other', async () => {
  const source = `exports.main = async (event) => {
    const before = process.env.WX_OPENID
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
    return [before, process.env.WX_OPENID, event.userInfo.openId, event.mine]
  }`
  const cloud = await runCloud({ user: { f: source } })
  const people = Array.from({ length: 50 }, (_, index) => `oPerson${String(index)}`)
  const results = await Promise.all(
    people.map(async (openid) => {
      const call = { appid: user.appid, openid, name: 'f', data: { mine: openid } }
      return (await cloud.callFunction(call)).result
    }),
  )
  expect(results).toEqual(people.map((openid) => [openid, openid, openid, openid]))
})

test('what the former caller was is gone before the next call, and after it', async () => {
  const source = `let late = []
    exports.main = () => {
      setTimeout(() => late.push(process.env.WX_OPENID ?? 'nobody'), 30)
      return { late, unionid: process.env.WX_UNIONID ?? 'none', keys: process.env.WX_CONTEXT_KEYS }
    }`
  const cloud = await runCloud({ user: { f: source } })
  const first = await cloud.callFunction({ appid: user.appid, ...bob, data: {}, name: 'f' })
  expect(first.result).toMatchObject({ unionid: 'uBob' })
  await expect.poll(async () => (await asAnn<{ late: string[] }>(cloud, 'f')).late.length).toBeGreaterThan(2)
  const last = await asAnn<{ late: string[]; unionid: string; keys: string }>(cloud, 'f')
  expect(last.unionid).toBe('none')
  expect(last.keys).not.toContain('WX_UNIONID')
  expect(new Set(last.late)).toEqual(new Set(['nobody']))
})

test('a warm instance is used again, and keeps what its modules hold', async () => {
  const cloud = await runCloud({ user: { f: 'let n = 0; exports.main = () => [++n, process.pid]' } })
  const [first, pid] = await asAnn<[number, number]>(cloud, 'f')
  expect(first).toBe(1)
  expect(await asAnn(cloud, 'f')).toEqual([2, pid])
  const colds = cloud.calls().filter(({ kind }) => kind === 'function')
  expect(colds.map(({ cold }) => cold)).toEqual([true, false])
})

test('more calls than instances wait, and all are answered', async () => {
  const source = 'exports.main = () => new Promise((done) => setTimeout(done, 40, process.pid))'
  const cloud = await runCloud({ user: { f: { source, timeout: 20 } } })
  const pids = await Promise.all(Array.from({ length: 60 }, () => asAnn<number>(cloud, 'f')))
  expect(pids).toHaveLength(60)
  expect(new Set(pids).size).toBeLessThanOrEqual(20)
  expect(new Set(pids).size).toBeGreaterThan(1)
})
