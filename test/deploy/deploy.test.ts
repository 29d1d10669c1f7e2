import { expect, it } from 'vitest'
import { deployments } from '../../cloud/deployment'
import { collections } from '../../contract/collections'
import type { Values } from '../../deploy/settings'
import {
  deploy,
  environmentOf,
  functionOf,
  must,
  startSmallPair,
  startTarget,
  tableOf,
  values,
  wholePair,
} from './target'
import recorded from '../fixtures/manager-node.json'
import type { TencentCloud } from './tencent-cloud-state'
import { unzip } from './unzip'

const changesIn = ({ calls }: TencentCloud) =>
  calls.filter(({ action }) => !/^(Describe|List|Get)/.test(action)).map(({ action }) => action)

/** Everything that a deployment leaves, in no order. */
const stateOf = ({ environments }: TencentCloud) =>
  [...environments.values()].map(({ tables, functions, storagePermission }) => ({
    storagePermission,
    tables: [...tables].map(([name, { acl, indexes }]) => ({
      name,
      acl,
      indexes: new Set(indexes.map((index) => JSON.stringify(index))),
    })),
    functions: Object.fromEntries(functions),
  }))

it('two empty environments become what the code says; a second deployment changes nothing', async () => {
  const cloud = await startTarget()
  const target = wholePair(cloud)
  const plans = await deploy(target)
  expect(plans.flatMap(({ problems }) => problems)).toEqual([])

  const [admin, user] = [environmentOf(cloud, 'admin'), environmentOf(cloud, 'user')]
  const named = (env: string) =>
    Object.entries(collections).flatMap(([name, each]) => (each.env === env ? [name] : []))
  expect([...admin.tables.keys()].sort()).toEqual(named('admin').sort())
  expect([...user.tables.keys()].sort()).toEqual(named('user').sort())
  expect(new Set([...admin.tables.values()].map(({ acl }) => acl))).toEqual(new Set(['ADMINONLY']))
  expect(admin.tables.get('users')?.indexes).toContainEqual({
    Name: 'appid_openid',
    Unique: true,
    Keys: [
      { Name: 'appid', Direction: '1' },
      { Name: 'openid', Direction: '1' },
    ],
  })
  expect(admin.storagePermission).toBe('ADMINWRITE')
  expect([...admin.functions.keys()].sort()).toEqual(Object.keys(deployments.admin).sort())

  const api = functionOf(cloud, 'user', 'api')
  expect(api).toMatchObject({
    Runtime: 'Nodejs18.15',
    Timeout: 20,
    MemorySize: 256,
    Handler: 'index.main',
    variables: {
      ADMIN_APPID: values.ADMIN_APPID,
      ADMIN_SECRET: values.ADMIN_SECRET,
      ADMIN_ENV: values.ADMIN_ENV,
      RELAY_KEY: values.RELAY_KEY,
    },
  })
  expect([...unzip(api.zip).keys()].sort()).toEqual([
    'config.json',
    'index.js',
    'package.json',
    'sdk-rest.js',
    'sdk.js',
  ])
  expect(api.triggers).toEqual({ timer: '0 2/5 * * * * *' })
  const sweep = functionOf(cloud, 'admin', 'images_sweep')
  expect(sweep.triggers).toEqual({ timer: '0 */10 * * * * *' })
  expect(sweep.variables).toEqual({
    RELAY_KEY: `wx00000000000000bb=${values.RELAY_KEY}`,
    USER_APPIDS: 'wx00000000000000bb',
  })

  cloud.calls.length = 0
  const again = await deploy(target)
  expect(again.flatMap(({ steps }) => steps)).toEqual([])
  expect(changesIn(cloud)).toEqual([])
})

it('broken off at any step, before it or after it, the next run completes', async () => {
  const targetOf = await startSmallPair()
  const whole = await startTarget()
  await deploy(targetOf(whole))
  const steps = changesIn(whole).length
  expect(steps).toBeGreaterThan(15)
  for (const when of ['before', 'after'] as const)
    for (let n = 1; n <= steps; n++) {
      const cloud = await startTarget()
      cloud.breakAt(n, when)
      await expect(deploy(targetOf(cloud)), `${when} ${n}`).rejects.toThrow()
      await deploy(targetOf(cloud))
      expect(stateOf(cloud), `${when} ${n}`).toEqual(stateOf(whole))
      expect((await deploy(targetOf(cloud))).flatMap((plan) => plan.steps)).toEqual([])
    }
})

it('what differs is named and mended, what nobody knows is named and left alone', async () => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  await deploy(targetOf(cloud))
  const before = stateOf(cloud)
  const [admins, images] = [tableOf(cloud, 'admin', 'admins'), tableOf(cloud, 'admin', 'images')]
  const { tables, functions } = environmentOf(cloud, 'admin')
  images.acl = 'READONLY'
  admins.indexes.splice(1)
  must(images.indexes[1]).Keys.reverse()
  images.indexes.push({ Name: 'mine', Unique: false, Keys: [{ Name: 'x', Direction: '1' }] })
  tables.set('diary', { acl: 'PRIVATE', indexes: [] })
  functions.set('old_thing', { ...functionOf(cloud, 'admin', 'cloudbase_auth') })
  functionOf(cloud, 'admin', 'images_sweep').triggers = { timer: '0 0 0 * * * *', other: '0 0 1 * * * *' }
  const api = functionOf(cloud, 'user', 'api')
  api.Timeout = 3
  api.variables = { ...api.variables, ADMIN_SECRET: 'another', LEFT_BEHIND: '1' }
  api.Description = 'somebody else'

  const [adminPlan, userPlan] = await deploy(targetOf(cloud))
  expect(adminPlan?.steps.map(({ lines }) => lines).flat()).toEqual([
    expect.stringContaining('index appid_openid: appid ↑, openid ↑, unique'),
    'permission: 所有用户可读，仅创建者可读写 → 仅管理端可读写',
    expect.stringContaining('index state_purpose_createtime: dropped and made anew'),
    'timer timer (0 0 0 * * * *) removed',
    'timer other (0 0 1 * * * *) removed',
    'timer 0 */10 * * * * *',
  ])
  expect(adminPlan?.foreign).toEqual(['collection diary', 'function old_thing', 'index images.mine'])
  expect(userPlan?.steps).toMatchObject([
    {
      name: 'api',
      lines: [
        'code',
        'time-out 3 s → 20 s',
        'variable ADMIN_SECRET another value',
        'variable LEFT_BEHIND removed',
      ],
    },
  ])
  expect(JSON.stringify([adminPlan, userPlan])).not.toContain(values.ADMIN_SECRET)

  expect(tables.delete('diary') && functions.delete('old_thing')).toBe(true)
  const mine = images.indexes.findIndex(({ Name }) => Name === 'mine')
  expect(images.indexes.splice(mine, 1)).toHaveLength(1)
  expect(stateOf(cloud)).toEqual(before)
})

it('another version of Node is a problem, and a function is deleted only if it is named', async () => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  await deploy(targetOf(cloud))
  const api = () => functionOf(cloud, 'user', 'api')
  api().Runtime = 'Nodejs8.9'
  const [, refused] = await deploy(targetOf(cloud))
  expect(refused?.problems).toEqual([expect.stringContaining('--recreate api')])
  expect(refused?.steps).toEqual([])
  expect(api().Runtime).toBe('Nodejs8.9')

  await deploy(targetOf(cloud), { recreate: ['api'], code: false })
  expect(api().Runtime).toBe('Nodejs18.15')

  api().next = api().Status = 'CreateFailed'
  const [, failed] = await deploy(targetOf(cloud))
  expect(failed?.steps).toMatchObject([{ does: 'recreate' }])
  expect(api().next).toBe('Active')
})

it('a change of RELAY_KEY in three deployments leaves no moment without a common key', async () => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  const [old, fresh] = ['o'.repeat(40), 'n'.repeat(40)]
  const bound = (...keys: string[]) => keys.map((key) => `wx00000000000000bb=${key}`).join(',')
  for (const [RELAY_KEY, theirs, ours] of [
    [old, bound(old), old],
    [`${old},${fresh}`, bound(old, fresh), old],
    [`${fresh},${old}`, bound(fresh, old), fresh],
    [`${fresh},wx00000000000000cc=other`, `${bound(fresh)},wx00000000000000cc=other`, fresh],
  ] as const) {
    await deploy(targetOf(cloud, { RELAY_KEY }))
    expect(functionOf(cloud, 'admin', 'images_sweep').variables.RELAY_KEY).toBe(theirs)
    expect(functionOf(cloud, 'user', 'api').variables.RELAY_KEY).toBe(ours)
  }
})

it('the relay is told by which template it tells people, and which mini program it is; nobody else is', async () => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  const telling = { SUBSCRIBE_TEMPLATE: 't'.repeat(43), SUBSCRIBE_FIELDS: 'result=phrase1,note=thing2' }
  await deploy(targetOf(cloud, telling))
  const expected = { ...telling, USER_APPID: values.USER_APPID }
  expect(functionOf(cloud, 'user', 'api').variables).toMatchObject(expected)
  expect(Object.keys(functionOf(cloud, 'admin', 'images_sweep').variables)).toEqual([
    'RELAY_KEY',
    'USER_APPIDS',
  ])
  await deploy(targetOf(cloud))
  expect(Object.keys(functionOf(cloud, 'user', 'api').variables)).not.toContain('SUBSCRIBE_TEMPLATE')
  const lacking = targetOf(cloud, { SUBSCRIBE_TEMPLATE: telling.SUBSCRIBE_TEMPLATE })
  await expect(deploy(lacking)).rejects.toThrow('  SUBSCRIBE_FIELDS: what each keyword')
})

it('with sharing there is one environment, and its functions have no key', async () => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  const plans = await deploy(
    targetOf(cloud, { DUET_WAY: 'sharing', ADMIN_SECRET: undefined, RELAY_KEY: undefined }),
  )
  expect(plans).toHaveLength(1)
  expect(environmentOf(cloud, 'user').functions.size).toBe(0)
  expect(functionOf(cloud, 'admin', 'images_sweep').variables).toEqual({
    USER_APPIDS: 'wx00000000000000bb',
  })
})

it.each<[string, Values, string]>([
  ['the SecretId is unknown', { ADMIN_CLOUD_SECRET_ID: 'nobody' }, 'There is no such SecretId'],
  ['the SecretKey is another', { ADMIN_CLOUD_SECRET_KEY: 'other' }, 'is not the one of this SecretId'],
  ['the environment is not theirs', { ADMIN_ENV: 'user-2b', USER_ENV: 'admin-1a' }, 'no environment user-2b'],
  ['the key is missing', { USER_CLOUD_SECRET_KEY: undefined }, 'USER_CLOUD_SECRET_KEY is missing'],
  ['the AppSecret is missing', { ADMIN_SECRET: undefined }, '  ADMIN_SECRET: the admin'],
  ['variables have no room', { RELAY_KEY: 'x'.repeat(5000) }, 'characters, and a function has 4096'],
])('where %s nothing is changed, and the sentence says what helps', async (_what, others, sentence) => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  await expect(deploy(targetOf(cloud, others))).rejects.toThrow(sentence)
  expect(changesIn(cloud)).toEqual([])
})

it('what is too much at once is asked again, and a clock that is wrong is named', async () => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  cloud.refuse('CreateTable', 'RequestLimitExceeded', 3)
  await deploy(targetOf(cloud))
  cloud.refuse('ListTables', 'AuthFailure.SignatureExpire')
  await expect(deploy(targetOf(cloud))).rejects.toThrow("This machine's clock is wrong")
})

/** Values by their kind, so that two requests can be compared. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [shapeOf(value[0])]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part)]))
}

it("every request has the shape of those that CloudBase's own @cloudbase/manager-node sends", async () => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  await deploy(targetOf(cloud))
  must(tableOf(cloud, 'admin', 'images').indexes[1]).Keys.reverse()
  functionOf(cloud, 'admin', 'images_sweep').Description = ''
  functionOf(cloud, 'admin', 'images_sweep').triggers = { timer: '0 0 0 * * * *' }
  await deploy(targetOf(cloud))
  const ours = cloud.calls.map(({ action, data }) => ({ action, data: shapeOf(data) }))
  for (const { action, data } of recorded) expect(ours).toContainEqual({ action, data: shapeOf(data) })
})
