import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { personId } from '../../cloud/shared/person-id'
import { migrate, type Old } from '../../deploy/migrate/migrate'
import { placeIn } from '../../deploy/pair-on-cloud'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { projectRoot } from '../../scripts/taro'
import { expectExact, repair } from '../cloud/counted'
import { ownPair, someone } from '../cloud/run-pair'
import { put, startKeptPair } from './kept-pair'
import { startTarget, values } from './target'
import type { TencentCloud } from './tencent-cloud-state'

const run = promisify(execFile)
const tsx = createRequire(import.meta.url).resolve('tsx')
const { consent: _consent, ...form } = someone
const appid = values.USER_APPID

async function oldIn(target: TencentCloud, whose = appid): Promise<Old> {
  const reach = (app: 'admin' | 'user') => placeIn(app, { values, base: target.url, pause: 0 })
  return {
    users: { place: await reach('admin'), name: 'users' },
    token: { place: await reach('user'), name: 'token' },
    appid: whose,
    page: 2,
  }
}

/** Rows as the article's functions leave them. */
const row = (n: number, more: object = {}) => ({
  _id: `${n}`.padStart(32, 'f'),
  ...form,
  openid: inventedOpenid(`${n}`),
  createtime: { $numberDouble: String(1764201600000 + n) },
  ...more,
})
const idOf = (n: number) => personId({ appid, openid: inventedOpenid(`${n}`) })

it('people whom a hand-written users_add has registered are served by ours, and counted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duet-users-add-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await cp(resolve(import.meta.dirname, '../fixtures/article/users_add'), folder, { recursive: true })
  await symlink(resolve(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'))
  const pair = await ownPair({ admin: { users_add: { folder } } })
  const { cloud, relay } = pair
  for (const who of ['Lin', 'Chen'])
    expect(await relay(who, { func: 'users_add', data: someone })).toMatchObject({ data: { errcode: 0 } })
  const before = await relay('Lin', { func: 'users_get', data: {} })
  expect(before.data?.data).toEqual({ user: null })

  const target = await startTarget()
  target.database = (env) => cloud.database(env === values.ADMIN_ENV ? adminApp.env : userApp.env)
  const old = await oldIn(target, userApp.appid)
  expect(await migrate(old, true)).toMatchObject({ people: 2, double: 0, problems: new Map() })
  const after = await relay('Lin', { func: 'users_get', data: {} })
  expect(after.data?.data).toMatchObject({ user: form })
  await repair(pair)
  expectExact(pair)
  expect(cloud.database(adminApp.env).count('counts')).toBeGreaterThan(0)
})

it('what is to be done is said before; done twice it is as done once; what cannot be converted stays', async () => {
  const { target, databases } = await startKeptPair()
  // npm run deploy cannot make it yet: some are there twice.
  await databases.admin.changeIndexes('users', { create: [], drop: ['appid_openid'] })
  await put(databases.admin, 'users', [
    // Registered twice at once, and the earlier one has the greater _id.
    row(1, { createtime: { $date: { $numberLong: '1764201609999' } } }),
    { ...row(1), _id: 'fff-earlier' },
    row(2, { age: '26', sex: '女', tel: { $numberDouble: '13800010001' }, avatar: 'cloud://x' }),
    row(3, { age: 'old' }),
    { _id: 'no-openid', ...form },
    row(4, { createtime: { $numberInt: '1764201600' } }),
    { _id: idOf(5), ...form, openid: inventedOpenid('5'), appid, createtime: 1, requestId: 'r', version: 3 },
    row(5),
    row(6, { appid: 'wx00000000000000cc' }),
  ])
  await put(databases.user, 'token', [
    { _id: 'a'.repeat(32), access_token: 't', expires_in: { $numberDouble: 'NaN' } },
    { _id: values.ADMIN_APPID, access_token: 't', expires_in: 1 },
  ])
  const old = await oldIn(target)
  const plan = await migrate(old, false)
  expect(plan).toEqual({
    ours: 1,
    people: 3,
    double: 2,
    tokens: 1,
    left: new Map([['avatar', 1]]),
    problems: new Map([
      [JSON.stringify(row(3)._id), 'age cannot be what the contract wants'],
      ['"no-openid"', 'it has no openid'],
      [JSON.stringify(row(6)._id), 'it has an appid, and an _id that is not made of it'],
    ]),
  })
  expect(databases.admin.count('users')).toBe(9)

  await migrate(old, true)
  const users = databases.admin.find('users')
  expect(users.map(({ _id }) => _id)).toEqual(
    expect.arrayContaining([idOf(1), idOf(2), idOf(4), idOf(5), row(3)._id, 'no-openid', row(6)._id]),
  )
  expect(users).toHaveLength(7)
  const of = (n: number) => users.find(({ _id }) => _id === idOf(n))
  expect(of(1)).toMatchObject({ appid, createtime: 1764201600001, version: 0, counted: '' })
  expect(of(2)).toMatchObject({ age: 26, sex: 2, tel: '13800010001' })
  expect(of(4)).toMatchObject({ createtime: 1764201600000 })
  expect(of(5)).toMatchObject({ version: 3 })
  expect(databases.user.find('token')).toMatchObject([{ _id: values.ADMIN_APPID }])

  const again = await migrate(old, false)
  expect(again).toMatchObject({ ours: 4, people: 0, double: 0, tokens: 0 })
})

it('npm run migrate writes a backup before it changes anything, and only where it may', async () => {
  const { target, databases } = await startKeptPair()
  await put(databases.admin, 'users', [row(1), row(3, { age: 'old' })])
  const root = await mkdtemp(join(tmpdir(), 'duet-migrate-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const noted = Object.entries(values).map((each) => each.join('='))
  await writeFile(join(root, '.env.local'), noted.join('\n'))
  const script = join(projectRoot, 'deploy/migrate.ts')
  const { PATH = '', TMPDIR = '' } = process.env
  const env = { PATH, TMPDIR, TENCENT_CLOUD_API_BASE: target.url }
  const command = async (...args: string[]) =>
    run(process.execPath, ['--import', tsx, script, ...args], { cwd: root, env }).catch(
      (error: unknown) => error as { stdout: string; stderr: string },
    )
  const unasked = await command()
  expect(unasked.stdout).toContain(`users: 1 become people of ${appid}, 0 are already`)
  expect(unasked.stderr).toContain('Nothing was done.')
  expect(databases.admin.count('users', { appid })).toBe(0)
  const { stdout } = await command('--yes')
  expect(stdout).toContain('age cannot be what the contract wants')
  expect(stdout).toContain('Done: 1 people')
  expect(databases.admin.find('users').map(({ _id }) => _id)).toEqual(
    expect.arrayContaining([idOf(1), row(3)._id]),
  )
  const [folder = ''] = await readdir(join(root, 'backups'))
  expect(await readFile(join(root, 'backups', folder, 'users.jsonl'), 'utf8')).toContain(row(1)._id)
})

it('broken off at any command, before it or after it, nobody is lost', async () => {
  for (let n = 1; ; n++) {
    const { target, databases } = await startKeptPair()
    await put(databases.admin, 'users', [row(1), row(2), row(3)])
    await put(databases.user, 'token', [{ _id: 'a'.repeat(32), access_token: 't' }])
    const old = await oldIn(target)
    target.breakAt(n, n % 2 === 0 ? 'before' : 'after')
    const broke = await migrate(old, true).then(
      () => false,
      () => true,
    )
    if (broke) await migrate(old, true)
    const ids = databases.admin.find('users').map(({ _id }) => _id)
    expect(ids.sort(), `${n}`).toEqual([idOf(1), idOf(2), idOf(3)].sort())
    expect(databases.user.count('token')).toBe(0)
    if (!broke) return
  }
})
