import { expect, test, vi } from 'vitest'
import { browserCarrier } from '../../../emulator/pages/wx/browser-carrier'
import { wxCloud } from '../../../emulator/pages/wx/cloud'
import { admin, ann, bob, functionFolder, optionsOf, post, runCloud, user } from '../fixture'

const where = `exports.main = (event) => ({ env: process.env.TCB_ENV, from: process.env.WX_FROM_OPENID, event })`
const welcome = 'exports.main = () => ({ errCode: 0, errMsg: "", auth: "{}" })'

/** Ann's phone, whose mini program has two environments and may visit a third. */
async function annsPhone() {
  const { miniPrograms } = optionsOf({})
  const functions = () => ({ where: { folder: functionFolder(where) } })
  const own = ['user-first', 'user-second'].map((env) => ({
    env,
    appid: user.appid,
    collections: { notes: {} },
    functions: functions(),
  }))
  const shared = {
    env: admin.env,
    appid: admin.appid,
    sharedWith: [user.appid],
    functions: { ...functions(), cloudbase_auth: { folder: functionFolder(welcome) } },
  }
  const cloud = await runCloud({ options: { miniPrograms, environments: [...own, shared] } })
  const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, {
    appid: user.appid,
    openid: ann.openid,
  })
  return { cloud, wx: wxCloud(browserCarrier({ url: cloud.url, phone })) }
}

const envOf = (answer?: { result: unknown }) => (answer?.result as { env: string } | undefined)?.env

test.each<[string, Parameters<Awaited<ReturnType<typeof annsPhone>>['wx']['init']>[0], string, string]>([
  ['nothing is said', undefined, 'user-first', 'user-first'],
  ['init names one environment', { env: 'user-second' }, 'user-second', 'user-second'],
  ['init names one for each service', { env: { database: 'user-second' } }, 'user-first', 'user-second'],
])(
  'where %s, functions are those of its environment, and so are data',
  async (_what, said, functions, data) => {
    const { cloud, wx } = await annsPhone()
    wx.init(said)
    expect(envOf(await wx.callFunction({ name: 'where' }))).toBe(functions)
    await wx
      .database()
      .collection('notes')
      .add({ data: { _id: 'a' } })
    const counts = ['user-first', 'user-second'].map((env) => cloud.database(env).count('notes'))
    expect(counts).toEqual(data === 'user-first' ? [1, 0] : [0, 1])
    expect(envOf(await wx.callFunction({ name: 'where', config: { env: 'user-second' } }))).toBe(
      'user-second',
    )
    await wx
      .database({ env: 'user-first' })
      .collection('notes')
      .add({ data: { _id: 'b' } })
    expect(cloud.database('user-first').find('notes', { _id: 'b' })).toHaveLength(1)
  },
)

test("another's environment is none of its own", async () => {
  const { wx } = await annsPhone()
  const call = wx.callFunction({ name: 'where', config: { env: admin.env } })
  await expect(call).rejects.toMatchObject({ errCode: -501000 })
})

test('a Cloud enters a shared environment, and calls there', async () => {
  const { wx } = await annsPhone()
  const visit = new wx.Cloud({ resourceAppid: admin.appid, resourceEnv: admin.env })
  await expect(visit.callFunction({ name: 'where' })).rejects.toMatchObject({ errCode: -601016 })
  expect(await visit.init()).toEqual({ errMsg: 'cloud.init:ok' })
  const answer = await visit.callFunction({ name: 'where', data: { n: 1 } })
  expect(answer?.result).toEqual({ env: admin.env, from: ann.openid, event: { n: 1 } })
})

test.each(['callContainer', 'connectContainer'] as const)(
  '%s is refused in words, by Promise and by callback',
  async (api) => {
    const { wx } = await annsPhone()
    const refused = {
      errCode: -501021,
      errMsg: expect.stringMatching(new RegExp(`^cloud\\.${api}:fail .*no containers`)) as string,
    }
    await expect(wx[api]({ path: '/' })).rejects.toMatchObject(refused)
    const fail = vi.fn()
    expect(wx[api]({ path: '/', fail })).toBeUndefined()
    await expect.poll(() => fail.mock.calls).toMatchObject([[refused]])
  },
)

test('a CloudID is what it stands for at the top of the data, and its text below', async () => {
  const { cloud, wx } = await annsPhone()
  cloud.openapi.answer({ api: 'cloudbase.getOpenData', contains: 'run', body: { data: { step: 9 } } })
  const data = { run: wx.CloudID('run-1'), list: [wx.CloudID('run-2')], bob: bob.name }
  expect((await wx.callFunction({ name: 'where', data }))?.result).toMatchObject({
    event: { run: { cloudID: 'run-1', data: { step: 9 } }, list: ['run-2'], bob: 'Bob' },
  })
})
