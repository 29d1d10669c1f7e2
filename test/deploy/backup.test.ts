import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { collections } from '../../contract/collections'
import { backUp, type Source } from '../../deploy/backup/back-up'
import { linesIn } from '../../deploy/backup/documents'
import { fileOf } from '../../deploy/backup/manifest'
import { lookAt, readWhole, restoreAll, type Wanted } from '../../deploy/backup/restore-all'
import { placeIn } from '../../deploy/pair-on-cloud'
import { projectRoot } from '../../scripts/taro'
import { everyKind, type KeptPair, put, startKeptPair } from './kept-pair'
import { must, values } from './target'

const tsx = createRequire(import.meta.url).resolve('tsx')
const { PATH = '', TMPDIR = '' } = process.env

async function folderFor(what: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `duet-${what}-`))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const people = (many: number, from = 0) =>
  Array.from({ length: many }, (_each, i) => ({
    _id: `p${String(from + i).padStart(4, '0')}`,
    name: `somebody ${from + i}`,
    openid: `o${from + i}`,
    appid: values.USER_APPID,
    createtime: { $date: { $numberLong: String(1764201600000 + i) } },
  }))

async function fill({ databases: { admin, user } }: KeptPair, many: number) {
  await put(admin, 'users', people(many))
  await put(admin, 'jobs', [everyKind, { _id: 'another', since: { $numberInt: '1' } }])
  await put(user, 'checks', [{ _id: 'trace', image: 'p1' }])
  await put(user, 'token', [{ _id: values.ADMIN_APPID, access_token: 'not to be kept' }])
}

const reach = ({ target }: KeptPair, app: 'admin' | 'user') =>
  placeIn(app, { values, base: target.url, pause: 0 })

async function sourceOf(pair: KeptPair, folder: string): Promise<Source> {
  const places = { admin: await reach(pair, 'admin'), user: await reach(pair, 'user') }
  return { places, collections, folder, page: 2 }
}

const backUpInto = async (pair: KeptPair, folder: string) =>
  backUp(await sourceOf(pair, folder), () => undefined)

/** What `npm run restore -- --yes` does. */
async function restoreFrom(pair: KeptPair, folder: string, others: Partial<Wanted> = {}) {
  const manifest = await readWhole(folder)
  const chosen = await lookAt({
    folder,
    manifest,
    collections,
    names: [],
    remove: [],
    reach: (app) => reach(pair, app),
    page: 2,
    ...others,
  })
  await restoreAll(chosen, () => undefined)
  return Object.fromEntries(chosen.map(({ name, difference }) => [name, difference]))
}

it('everything is lost and comes back, document by document, though both commands are killed on their way', async () => {
  const pair = await startKeptPair()
  await fill(pair, 250)
  const before = await pair.everything()
  const root = await folderFor('backup')
  await writeFile(
    join(root, '.env.local'),
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  )
  const { database } = pair.target

  /** @param fatal of a command to the database: in the middle of the second such one it is killed */
  async function run(script: string, args: string[], fatal?: string) {
    const env = { PATH, TMPDIR, TENCENT_CLOUD_API_BASE: pair.target.url }
    const file = join(projectRoot, 'deploy', script)
    const child = execFile(process.execPath, ['--import', tsx, file, ...args], { cwd: root, env })
    let [heard, said] = [0, '']
    pair.target.database = (name) => {
      const { data } = must(pair.target.calls.at(-1))
      if (fatal !== undefined && JSON.stringify(data).includes(fatal) && ++heard === 2) child.kill('SIGKILL')
      return database(name)
    }
    child.stdout?.on('data', (text) => (said += String(text)))
    child.stderr?.on('data', (text) => (said += String(text)))
    const code = await new Promise((done) => child.on('close', (ended, signal) => done(signal ?? ended)))
    return { code, said }
  }

  expect(await run('backup.ts', [], 'find')).toMatchObject({ code: 'SIGKILL' })
  const whole = await run('backup.ts', [])
  expect(whole).toMatchObject({ code: 0, said: expect.stringContaining('✓ users: 250') })
  expect(whole.said).toContain('Going on with backups')
  const [name = ''] = await readdir(join(root, 'backups'))
  const folder = join('backups', name)
  expect((await stat(join(root, folder))).mode & 0o777).toBe(0o700)
  expect((await stat(join(root, fileOf(folder, 'users')))).mode & 0o777).toBe(0o600)

  await pair.lose()
  expect(await run('restore.ts', [folder])).toMatchObject({
    code: 1,
    said: expect.stringContaining('~ users in admin-1a: 250 to be added'),
  })
  expect(await run('restore.ts', [folder, '--yes'], 'updates')).toMatchObject({ code: 'SIGKILL' })
  expect(pair.databases.admin.count('users')).toBeLessThan(250)
  const restored = await run('restore.ts', [folder, '--yes'])
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('document by document') })
  expect(await pair.everything()).toEqual({ ...before, token: [] })
  expect(before.jobs).toContainEqual(expect.stringContaining('"$binary"'))
  for (const { said } of [whole, restored])
    for (const secret of [values.ADMIN_SECRET, values.RELAY_KEY, 'key-of-admin', 'somebody'])
      expect(said).not.toContain(secret)
})

it('broken off at any command, before it or after it, backup and restore complete with the next run', async () => {
  const pair = await startKeptPair()
  await fill(pair, 3)
  const { users, checks } = await pair.everything()
  const whole = await folderFor('whole')
  pair.target.calls.length = 0
  const few = { users: collections.users, checks: collections.checks }
  const again = async (folder: string) =>
    (await backUp({ ...(await sourceOf(pair, folder)), collections: few }, () => undefined)).collections
  const parts = await again(whole)
  const commands = () => pair.target.calls.filter(({ action }) => action === 'RunCommands').length
  const reads = commands()
  expect(parts).toMatchObject({ users: { documents: 3 }, checks: { documents: 1 } })
  for (let n = 1; n <= reads; n++) {
    const folder = await folderFor('again')
    pair.target.breakAt(n, n % 2 === 0 ? 'before' : 'after')
    await expect(again(folder), `${n}`).rejects.toThrow()
    expect(await again(folder), `${n}`).toEqual(parts)
  }

  await pair.lose()
  pair.target.calls.length = 0
  await restoreFrom(pair, whole)
  const writes = commands()
  for (let n = 1; n <= writes; n++) {
    await pair.lose()
    pair.target.breakAt(n, n % 2 === 0 ? 'before' : 'after')
    await expect(restoreFrom(pair, whole), `${n}`).rejects.toThrow()
    await restoreFrom(pair, whole)
    expect(await pair.everything(), `${n}`).toMatchObject({ users, checks })
  }
})

it('what was written since is named; only where it is named is anything removed', async () => {
  const pair = await startKeptPair()
  await fill(pair, 5)
  const before = await pair.everything()
  const folder = await folderFor('backup')
  await backUpInto(pair, folder)
  const { admin } = pair.databases
  await admin.replace('users', { _id: 'p0001', name: 'another name', openid: 'o1', appid: values.USER_APPID })
  await admin.remove('users', { _id: { $in: ['p0000', 'p0003'] } })
  await put(admin, 'users', [...people(5, 90), { _id: 'a-first-one', openid: 'x', appid: 'y' }])

  const seen = await restoreFrom(pair, folder)
  expect(seen.users).toEqual({ same: 2, other: 1, missing: 2, extra: 6 })
  expect(seen.jobs).toEqual({ same: 2, other: 0, missing: 0, extra: 0 })
  expect(admin.count('users')).toBe(11)

  // The same person, as another record.
  await admin.remove('users', { _id: 'p0002' })
  await put(admin, 'users', [{ _id: 'in-the-way', openid: 'o2', appid: values.USER_APPID }])
  await expect(restoreFrom(pair, folder)).rejects.toThrow('--remove users removes what is not')
  await restoreFrom(pair, folder, { names: ['users'], remove: ['users'] })
  expect(await pair.everything()).toMatchObject({ users: before.users })
})

it('what is damaged, unfinished or of another pair is refused, and nothing is written', async () => {
  const pair = await startKeptPair()
  await fill(pair, 5)
  const folder = await folderFor('backup')
  await expect(readWhole(folder)).rejects.toThrow('holds no backup')
  const source = await sourceOf(pair, folder)
  await backUp(source, () => undefined)
  await expect(backUp(source, () => undefined)).rejects.toThrow('holds a whole backup already')

  const manifest = join(folder, 'manifest.json')
  const text = await readFile(manifest, 'utf8')
  await writeFile(manifest, text.replace(/"ended": .*,/, '"ended": null,'))
  await expect(readWhole(folder)).rejects.toThrow('was not brought to its end')
  const other = { ...must(source.places.admin), env: 'another' }
  await expect(backUp({ ...source, places: { admin: other } }, () => undefined)).rejects.toThrow(
    'was begun with admin-1a, and this is another',
  )
  await writeFile(manifest, text)
  await expect(restoreFrom(pair, folder, { names: ['diary'] })).rejects.toThrow('diary is no collection')
  const { size } = await stat(fileOf(folder, 'users'))
  await truncate(fileOf(folder, 'users'), size - 40)
  await expect(readWhole(folder)).rejects.toThrow('the backup is damaged')
})

it('what is too much for one answer is asked for in halves', async () => {
  const pair = await startKeptPair()
  await fill(pair, 5)
  pair.target.refuse('RunCommands', 'FailedOperation', 1)
  const shelf = { place: await reach(pair, 'admin'), name: 'users' }
  expect(await linesIn(shelf, { limit: 4 })).toHaveLength(2)
  // As @cloudbase/manager-node 5.6.5 sends it.
  expect(must(pair.target.calls.at(-1)).data).toEqual({
    EnvId: 'admin-1a',
    MongoConnector: { InstanceId: 'flexdb', DatabaseName: 'tnt-admin-1a' },
    MgoCommands: [{ TableName: 'users', CommandType: 'QUERY', Command: expect.stringContaining('"find"') }],
  })
})

it('a backup that does not hold what was counted is none', async () => {
  const pair = await startKeptPair()
  await fill(pair, 5)
  const folder = await folderFor('backup')
  // Numbers come before texts, and nothing but numbers is greater than a number.
  await put(pair.databases.admin, 'users', [{ _id: { $numberInt: '7' }, openid: 'n', appid: 'n' }])
  const source = { ...(await sourceOf(pair, folder)), page: 1 }
  await expect(backUp(source, () => undefined)).rejects.toThrow(
    '1 documents were read, and there were 6 before',
  )
  expect(await readdir(folder)).toEqual(['manifest.json'])
})
