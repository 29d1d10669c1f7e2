import { describe, expect, it } from 'vitest'
import type { Cloud, Fault } from '../../../emulator/index'
import { admin, asAnn, json, post, runCloud, user } from '../fixture'

const credentials = { grant_type: 'client_credential', appid: admin.appid, secret: admin.secret }
const count = 'let calls = 0; exports.main = async () => ({ errcode: 0, calls: ++calls })'
const add = `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = ({ n }) => cloud.database().collection('users').add({ data: { n } }).catch((e) => e.errMsg)
`

const askToken = async ({ url }: Cloud): Promise<string> => {
  const response = await fetch(`${url}/cgi-bin/stable_token`, {
    method: 'POST',
    body: JSON.stringify(credentials),
  })
  return `${response.status} ${await response.text()}`
}

describe('a fault at the token endpoint', () => {
  it.each<[string, Partial<Fault>, RegExp]>([
    ['an errcode', { errcode: 40164 }, /^200 {"errcode":40164,"errmsg":"invalid ip .* rid: /],
    ['a gateway that gives up', { status: 502 }, /^502 <html>/],
    ['a text that is no JSON', { body: '<xml/>' }, /^200 <xml\/>$/],
    ['nothing', { body: '' }, /^200 $/],
    ['an answer without its token', { fields: { access_token: null } }, /^200 {"expires_in":\d+}$/],
    ['an end in words', { fields: { expires_in: 'soon' } }, /"expires_in":"soon"/],
  ])('answers %s, once', async (_what, fault, said) => {
    const cloud = await runCloud()
    cloud.faults.add({ route: 'stable_token', ...fault, times: 1 })
    expect(await askToken(cloud)).toMatch(said)
    expect(await askToken(cloud)).toMatch(/^200 {"access_token":"/)
    expect(cloud.calls().map((call) => 'fault' in call)).toEqual([true, false])
  })

  it.each(['before', 'after'] as const)('resets the connection %s the work', async (cut) => {
    const cloud = await runCloud()
    cloud.faults.add({ route: 'stable_token', cut, times: 1 })
    await expect(askToken(cloud)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(cloud.tokensGiven()).toBe(cut === 'before' ? 0 : 1)
    expect(cloud.calls()).toMatchObject([{ errcode: `cut ${cut}`, fault: `cut ${cut}` }])
  })

  it('hangs until it is removed', async () => {
    const cloud = await runCloud()
    const fault = cloud.faults.add({ route: 'stable_token', hang: true, times: 1 })
    const hanging = askToken(cloud).catch(() => 'reset')
    await expect.poll(() => fault.struck).toBe(1)
    expect(await askToken(cloud)).toMatch(/^200/)
    fault.remove()
    expect(await hanging).toBe('reset')
  })

  it('is held until it is removed, and then answered as if nothing had been', async () => {
    const cloud = await runCloud()
    const fault = cloud.faults.add({ route: 'stable_token', hold: true, times: 1 })
    let heard = false
    const held = askToken(cloud).finally(() => (heard = true))
    await expect.poll(() => fault.struck).toBe(1)
    expect(await askToken(cloud)).toMatch(/^200/)
    expect(heard).toBe(false)
    fault.remove()
    expect(await held).toMatch(/^200 {"access_token":"/)
  })

  it('hangs until the cloud is disposed', async () => {
    const cloud = await runCloud()
    const fault = cloud.faults.add({ route: 'stable_token', hang: true })
    const hanging = askToken(cloud).catch(() => 'reset')
    await expect.poll(() => fault.struck).toBe(1)
    await cloud.dispose()
    expect(await hanging).toBe('reset')
  })

  it('with a probability strikes the same calls again under the same seed', async () => {
    const cloud = await runCloud()
    const struck = async (seed: number) => {
      const fault = cloud.faults.add({ route: 'stable_token', errcode: -1, probability: 0.3, seed })
      const answers: boolean[] = []
      for (let i = 0; i < 50; i++) answers.push((await askToken(cloud)).includes('"errcode":-1'))
      fault.remove()
      return answers
    }
    const first = await struck(1)
    expect(first.filter(Boolean).length).toBeGreaterThan(5)
    expect(first.filter(Boolean).length).toBeLessThan(30)
    expect(await struck(1)).toEqual(first)
    expect(await struck(2)).not.toEqual(first)
  })
})

describe('a fault of the database', () => {
  it.each<[string, Partial<Fault>, string]>([
    ['a code', { errcode: 'SERVER_TIMEOUT' }, '-501002'],
    ['a cut connection', { cut: 'before' }, 'collection.add:fail'],
    ['a gateway that gives up', { status: 500 }, 'collection.add:fail'],
  ])('%s reaches the function through the SDK, in that environment alone', async (_what, fault, said) => {
    const cloud = await runCloud({ user: { add } })
    cloud.faults.add({ route: 'sdk', env: admin.env, errcode: 'SYS_ERR' })
    cloud.faults.add({ route: 'sdk', env: user.env, action: 'database.insertDocument', ...fault })
    expect(await asAnn(cloud, 'add', { n: 1 })).toContain(said)
  })
})

describe('latency', () => {
  it('adds up with what else goes wrong, and is named in the call log', async () => {
    const cloud = await runCloud()
    cloud.faults.add({ route: 'stable_token', delay: 50 })
    cloud.faults.add({ route: 'stable_token', delay: 30, errcode: -1, times: 1 })
    await askToken(cloud)
    await askToken(cloud)
    const [both, latency] = cloud.calls()
    expect(both).toMatchObject({ fault: 'delay 50 ms, delay 30 ms, errcode -1', errcode: -1 })
    expect(both?.duration).toBeGreaterThan(78)
    expect(latency).toMatchObject({ fault: 'delay 50 ms', errcode: 0 })
  })
})

describe('a fault of a function', () => {
  it.each(['before', 'during', 'after'] as const)('kills its process %s the work', async (kill) => {
    const slow = 'exports.main = () => new Promise((done) => setTimeout(() => done("done"), 1000))'
    const cloud = await runCloud({ user: { slow } })
    cloud.faults.add({ route: 'function', name: 'slow', kill, times: 1 })
    await expect(asAnn(cloud, 'slow')).rejects.toMatchObject({ errCode: -504002 })
    expect(await asAnn(cloud, 'slow')).toBe('done')
  })

  it('delivers a call twice: the second answer counts', async () => {
    const cloud = await runCloud({ user: { count } })
    await asAnn(cloud, 'count')
    cloud.faults.add({ route: 'function', twice: true, times: 1 })
    await asAnn(cloud, 'count')
    expect(cloud.calls().filter(({ kind }) => kind === 'function')).toHaveLength(3)
  })
})

describe('a fault between a phone and its cloud', () => {
  it.each<[string, Partial<Fault>, number, number]>([
    ['a code', { errcode: -501004 }, -501004, 0],
    ['a request that was lost', { cut: 'before' }, -601003, 0],
    ['an answer that was lost', { cut: 'after' }, -601003, 1],
  ])('%s rejects in the words of wx.cloud', async (_what, fault, errCode, runs) => {
    const cloud = await runCloud({ user: { count } })
    cloud.faults.add({ route: 'client', name: 'count', ...fault, times: 1 })
    await expect(asAnn(cloud, 'count')).rejects.toMatchObject({ errCode })
    expect(await asAnn(cloud, 'count')).toMatchObject({ calls: runs + 1 })
  })
})

describe('the control API', () => {
  it('adds, lists and removes faults', async () => {
    const cloud = await runCloud()
    const faults = `${cloud.url}/control/faults`
    const { id } = await post(faults, { route: 'stable_token', errcode: -1 })
    await post(faults, { route: 'sdk', delay: 5 })
    await askToken(cloud)
    const list = [
      { id, route: 'stable_token', errcode: -1, struck: 1 },
      { id: expect.any(Number), route: 'sdk', delay: 5, struck: 0 },
    ]
    expect(await json(faults)).toMatchObject({ faults: list })
    await json(`${faults}/${String(id)}`, { method: 'DELETE' })
    expect(await askToken(cloud)).toMatch('access_token')
    await json(faults, { method: 'DELETE' })
    expect(cloud.faults.list()).toEqual([])
  })

  it.each([
    [{}, 'The fault\'s "route" must be one of token'],
    [{ route: 'nowhere' }, 'The fault\'s "route" must be one of token'],
    [{ route: 'sdk' }, 'The fault says nothing that happens.'],
    [{ route: 'sdk', cut: 'during' }, 'The fault\'s "cut" must be one of before, after.'],
    [{ route: 'sdk', cut: 'before', status: 500 }, 'A fault has one effect, not status and cut.'],
    [{ route: 'client', status: 500 }, 'A fault on the route "client" cannot have "status".'],
    [{ route: 'sdk', delay: 1, colour: 'red' }, 'The fault\'s "colour" is unknown.'],
    [{ route: 'sdk', delay: 1, constructor: 1 }, 'The fault\'s "constructor" is unknown.'],
  ])('says what is wrong with %j', async (fault, sentence) => {
    const cloud = await runCloud()
    expect((await post(`${cloud.url}/control/faults`, fault)).error).toContain(sentence)
  })
})

it('the clock, moved forward, ends a token; connections and tokens are counted', async () => {
  const cloud = await runCloud({ admin: { count } })
  const { access_token } = await post(`${cloud.url}/cgi-bin/stable_token`, credentials)
  const invoke = () =>
    post(
      `${cloud.url}/tcb/invokecloudfunction?access_token=${String(access_token)}&env=${admin.env}&name=count`,
      {},
    )
  expect(await invoke()).toMatchObject({ errcode: 0 })
  cloud.clock.advance(7_200_000)
  expect(await invoke()).toMatchObject({ errcode: 42001 })
  await askToken(cloud)
  expect(cloud.tokensGiven()).toBe(2)
  expect(cloud.connections()).toBeGreaterThan(0)
  expect(cloud.calls().some(({ fault }) => fault)).toBe(false)
})
