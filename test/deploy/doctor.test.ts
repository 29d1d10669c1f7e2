import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import { deployments } from '../../cloud/deployment'
import { collections } from '../../contract/collections'
import { examine } from '../../deploy/doctor/examine'
import type { Finding } from '../../deploy/doctor/finding'
import { checkHere } from '../../deploy/doctor/here'
import type { Values } from '../../deploy/settings'
import { projectRoot } from '../../scripts/taro'
import { type DeployedPair, startDeployedPair } from './deployed-pair'
import { keys, mistakesHere, type Planted } from './mistakes-here'
import { mistakesThere } from './mistakes-there'
import { deploy, values } from './target'
import { startTencentCloud } from './tencent-cloud'
import type { CloudEnvironment, TencentCloud } from './tencent-cloud-state'

/** The pair as it is deployed; each test plants its mistake in it, and it is as before afterwards. */
let cloud: TencentCloud
let pair: DeployedPair
const ends: (() => Promise<void>)[] = []

const target = (others: Values = {}) => ({
  values: { ...values, ...others },
  declared: { collections, deployments },
  dist: inject('dist'),
  base: cloud.url,
  pause: 0,
})

beforeAll(async () => {
  cloud = await startTencentCloud([
    { env: values.ADMIN_ENV, secretId: 'id-of-admin', secretKey: 'key-of-admin' },
    { env: values.USER_ENV, secretId: 'id-of-user', secretKey: 'key-of-user' },
  ])
  ends.push(() => cloud.close())
  pair = await startDeployedPair(cloud, (end) => ends.unshift(end))
  await deploy(target())
  await pair.follow()
})

afterAll(async () => {
  for (const end of ends) await end()
})

/** A folder of the project's shape, as far as the doctor looks at it. */
async function projectFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'duet-doctor-'))
  await cp(join(projectRoot, 'src/apps/user/setup.ts'), join(root, 'src/apps/user/setup.ts'))
  for (const [app, appid] of [
    ['admin', values.ADMIN_APPID],
    ['user', values.USER_APPID],
  ] as const) {
    await mkdir(join(root, 'dist', app, 'miniprogram'), { recursive: true })
    await writeFile(join(root, 'dist', app, 'miniprogram/app.json'), '{}')
    await writeFile(join(root, 'dist', app, 'project.config.json'), JSON.stringify({ appid }))
    await writeFile(join(root, `private.${appid}.key`), '-----BEGIN RSA PRIVATE KEY-----\n')
  }
  await writeFile(join(root, '.env.local'), '', { mode: 0o600 })
  return root
}

async function findingsOf({ noted = {}, here, there, runs }: Planted): Promise<Finding[]> {
  const root = await projectFolder()
  const before = structuredClone([...cloud.environments])
  vi.stubEnv('WECHAT_API_BASE', pair.cloud.url)
  try {
    await here?.(root)
    there?.(cloud)
    if (runs) await pair.follow()
    return (await examine(root, target({ ...keys, ...noted }))).flatMap(({ findings }) => findings)
  } finally {
    vi.unstubAllEnvs()
    cloud.environments.clear()
    for (const [env, state] of before) cloud.environments.set(env, revived(state))
    if (runs) await pair.follow()
    await rm(root, { recursive: true, force: true })
  }
}

/** structuredClone makes plain arrays of bytes of a Buffer. */
function revived(state: CloudEnvironment): CloudEnvironment {
  for (const each of state.functions.values()) each.zip = Buffer.from(each.zip)
  return state
}

it('finds nothing wrong with a pair that is as it should be', async () => {
  expect(await findingsOf({})).toEqual([])
})

const mistakes = [...mistakesHere, ...mistakesThere]

it.each(mistakes)('finds %s, and says what helps', async (_what, planted, said, cure) => {
  const found = (await findingsOf(planted)).filter(({ level }) => level === 'wrong')
  const it = found.find(({ what, cause }) => `${what} ${cause}`.includes(said))
  expect(it, JSON.stringify(found, null, 1)).toBeDefined()
  expect(it?.cure).toContain(cure)
  expect(it?.cause).not.toBe('')
  const text = JSON.stringify(found)
  for (const secret of [values.RELAY_KEY, values.ADMIN_SECRET, values.ADMIN_SETUP_CODE, 'key-of-user'])
    expect(text).not.toContain(secret)
})

it('has thirty mistakes and more to find, and knows an old Node', async () => {
  expect(mistakes.length).toBeGreaterThanOrEqual(30)
  const root = await projectFolder()
  const [node] = await checkHere(root, { ...values, ...keys }, 'v18.20.0')
  expect(node?.findings).toMatchObject([{ what: 'Node is v18.20.0' }])
  expect(await readFile(join(root, '.env.local'), 'utf8')).toBe('')
  await rm(root, { recursive: true, force: true })
})
