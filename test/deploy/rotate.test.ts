import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { deployments } from '../../cloud/deployment'
import type { Answer } from '../../contract'
import { placeIn } from '../../deploy/pair-on-cloud'
import { rotateAdminSecret } from '../../deploy/rotate/admin-secret'
import { NEXT, rotateRelayKey } from '../../deploy/rotate/relay-key'
import type { Rotation } from '../../deploy/rotate/rotation'
import type { Values } from '../../deploy/settings'
import { inventedOpenid } from '../../local/openid'
import { projectRoot } from '../../scripts/taro'
import { startDeployedPair } from './deployed-pair'
import { deploy, functionOf, must, startSmallPair, startTarget, values, wholePair } from './target'
import type { TencentCloud } from './tencent-cloud-state'

const run = promisify(execFile)
const tsx = createRequire(import.meta.url).resolve('tsx')
const { PATH = '', TMPDIR = '' } = process.env
const other = 'wx00000000000000cc=another-one'

/** `.env.local` is in memory, and nobody waits. */
async function rotationOf(cloud: TencentCloud, file: Values): Promise<Rotation & { said: string[] }> {
  const reach = (app: 'admin' | 'user') => placeIn(app, { values, base: cloud.url, pause: 0 })
  const said: string[] = []
  return {
    read: () => ({ ...file }),
    keep(changes) {
      Object.assign(file, changes)
      return Promise.resolve()
    },
    places: { admin: await reach('admin'), user: await reach('user') },
    deployments,
    wait: () => Promise.resolve(),
    say: (text) => said.push(text),
    said,
  }
}

const keysAtAdmin = (cloud: TencentCloud) =>
  must(functionOf(cloud, 'admin', 'images_sweep').variables.RELAY_KEY).split(',')
const keyAtUser = (cloud: TencentCloud) => must(functionOf(cloud, 'user', 'api').variables.RELAY_KEY)

it('RELAY_KEY is changed: broken off at any step, at no moment does the relay sign with a key that is not accepted', async () => {
  const targetOf = await startSmallPair()
  const RELAY_KEY = `${values.RELAY_KEY},${other}`
  for (let n = 1; n <= 3; n++)
    for (const when of ['before', 'after'] as const) {
      const cloud = await startTarget()
      await deploy(targetOf(cloud, { RELAY_KEY }))
      const code = functionOf(cloud, 'user', 'api').zip
      cloud.changed = () => expect(keysAtAdmin(cloud)).toContain(`${values.USER_APPID}=${keyAtUser(cloud)}`)
      const file: Values = { ...values, RELAY_KEY }
      const rotation = await rotationOf(cloud, file)
      cloud.breakAt(n, when)
      await expect(rotateRelayKey(rotation), `${when} ${n}`).rejects.toThrow()
      await rotateRelayKey(rotation)
      const [fresh = '', ...rest] = must(file.RELAY_KEY).split(',')
      expect(fresh).toMatch(/^[0-9a-f]{64}$/)
      expect([file[NEXT], rest]).toEqual(['', [other]])
      expect(keyAtUser(cloud)).toBe(fresh)
      expect(keysAtAdmin(cloud)).toEqual([`${values.USER_APPID}=${fresh}`, other])
      expect(functionOf(cloud, 'user', 'api').zip).toBe(code)
      expect(rotation.said.join('\n')).not.toContain(fresh)
      // Nothing is left for a deployment to do.
      expect((await deploy(targetOf(cloud, file))).flatMap(({ steps }) => steps)).toEqual([])
    }
})

it('where something else is deployed than .env.local says, no key is taken away', async () => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  await deploy(targetOf(cloud, { RELAY_KEY: 'somebody-else-has-changed-it-since-then' }))
  const file: Values = { ...values }
  const rotation = await rotationOf(cloud, file)
  await expect(rotateRelayKey(rotation)).rejects.toThrow('api signs with another key')
  file.RELAY_KEY = 'one,two'
  await expect(rotateRelayKey(rotation)).rejects.toThrow('has 2 keys')
  await expect(rotateAdminSecret(rotation, 'too short')).rejects.toThrow('must be 32 digits')
  await expect(rotateAdminSecret(rotation)).rejects.toThrow('There is no new AppSecret')
  expect(file).toEqual({ ...values, RELAY_KEY: 'one,two' })
})

it('both secrets are changed while people call through the relay, and no call fails', async () => {
  const cloud = await startTarget()
  const declared = {
    collections: wholePair(cloud).declared.collections,
    deployments: { admin: { users_get: must(deployments.admin.users_get) }, user: deployments.user },
  }
  await deploy({ ...wholePair(cloud), declared })
  const { cloud: wechat, follow, resetSecret } = await startDeployedPair(cloud)
  await follow()
  cloud.changed = follow
  process.env.WECHAT_API_BASE = wechat.url
  onTestFinished(() => void Reflect.deleteProperty(process.env, 'WECHAT_API_BASE'))

  const failed: unknown[] = []
  let [served, people] = [0, 0]
  async function call(): Promise<void> {
    // Each time somebody else: of one person's calls the relay takes two a second.
    const person = { appid: values.USER_APPID, openid: inventedOpenid(String(people++)) }
    const data = { func: 'users_get', data: {} }
    const answer = (await wechat.callFunction({ ...person, name: 'api', data }).then(
      ({ result }) => result,
      (error: unknown) => error,
    )) as Answer<Answer | null>
    if (answer.errcode === 0 && answer.data?.errcode === 0) served++
    else failed.push(answer)
  }
  let over = false
  const caller = async () => {
    while (!over && failed.length === 0) await call()
  }
  await call()
  const callers = [caller(), caller(), caller()]
  const file: Values = { ...values }
  const rotation = await rotationOf(cloud, file)
  // What was on its way has come to its end, and more has been served since.
  rotation.wait = async () => {
    const until = served + 6
    while (served < until && failed.length === 0) await call()
  }
  await rotateRelayKey(rotation)
  expect(keyAtUser(cloud)).not.toBe(values.RELAY_KEY)

  const fresh = 'a'.repeat(32)
  // Given too early: WeChat knows only the old one yet, and so it is with an instance that has no token.
  await expect(rotateAdminSecret(rotation, fresh)).rejects.toThrow('WeChat refuses the new AppSecret')
  expect(file.ADMIN_SECRET).toBe(`${fresh},${values.ADMIN_SECRET}`)
  await rotation.wait(0, '')
  resetSecret(fresh)
  await rotateAdminSecret(rotation)
  expect(functionOf(cloud, 'user', 'api').variables.ADMIN_SECRET).toBe(fresh)
  await rotation.wait(0, '')
  over = true
  await Promise.all(callers)
  expect(failed).toEqual([])
})

it('npm run rotate goes on where .env.local says that it was, and shows no key', async () => {
  const targetOf = await startSmallPair()
  const cloud = await startTarget()
  const [old, fresh] = ['o'.repeat(40), 'n'.repeat(40)]
  await deploy(targetOf(cloud, { RELAY_KEY: `${fresh},${old}` }))
  const root = await mkdtemp(join(tmpdir(), 'duet-rotate-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const file = join(root, '.env.local')
  const noted = { ...values, RELAY_KEY: fresh, RELAY_KEY_NEXT: fresh }
  await writeFile(
    file,
    Object.entries(noted)
      .map((each) => each.join('='))
      .join('\n'),
  )
  const rotate = async (...args: string[]) => {
    const script = join(projectRoot, 'deploy/rotate.ts')
    const env = { PATH, TMPDIR, TENCENT_CLOUD_API_BASE: cloud.url }
    const ended = run(process.execPath, ['--import', tsx, script, ...args], { cwd: root, env })
    return ended.then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: unknown) => ({ code: 1, said: (error as { stderr: string }).stderr }),
    )
  }
  expect(await rotate('relay-key')).toEqual({
    code: 1,
    said: 'Nothing was done. --yes does it without asking.\n',
  })
  const { code, said } = await rotate('relay-key', '--yes')
  expect([code, said]).toEqual([0, expect.stringContaining('✓ images_sweep')])
  expect(said).not.toContain(fresh)
  expect(keysAtAdmin(cloud)).toEqual([`${values.USER_APPID}=${fresh}`])
  expect(await readFile(file, 'utf8')).toMatch(/^RELAY_KEY_NEXT=$/m)
})
