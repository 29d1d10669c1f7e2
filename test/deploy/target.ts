import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { deployments } from '../../cloud/deployment'
import { collections } from '../../contract/collections'
import { carryOut, lookAt, sidesOf, type Target } from '../../deploy/pair-on-cloud'
import type { Plan, Wishes } from '../../deploy/plan'
import type { Values } from '../../deploy/settings'
import type { Declared } from '../../deploy/wanted'
import { startTencentCloud } from './tencent-cloud'
import type { TencentCloud } from './tencent-cloud-state'

/** A pair as `npm run init` would have noted it down; every value is invented. */
export const values = {
  DUET_WAY: 'relay',
  ADMIN_APPID: 'wx00000000000000aa',
  ADMIN_ENV: 'admin-1a',
  USER_APPID: 'wx00000000000000bb',
  USER_ENV: 'user-2b',
  ADMIN_SECRET: '5'.repeat(32),
  RELAY_KEY: 'k'.repeat(40),
  ADMIN_SETUP_CODE: 'c'.repeat(24),
  STORAGE_PROVIDER: 'wechat',
  ADMIN_CLOUD_SECRET_ID: 'id-of-admin',
  ADMIN_CLOUD_SECRET_KEY: 'key-of-admin',
  USER_CLOUD_SECRET_ID: 'id-of-user',
  USER_CLOUD_SECRET_KEY: 'key-of-user',
} satisfies Values

export async function startTarget(): Promise<TencentCloud> {
  const cloud = await startTencentCloud([
    { env: values.ADMIN_ENV, secretId: 'id-of-admin', secretKey: 'key-of-admin' },
    { env: values.USER_ENV, secretId: 'id-of-user', secretKey: 'key-of-user' },
  ])
  onTestFinished(() => cloud.close())
  return cloud
}

/** The pair as it is deployed. */
export const wholePair = (cloud: TencentCloud, others: Values = {}): Target => ({
  values: { ...values, ...others },
  declared: { collections, deployments },
  dist: inject('dist'),
  base: cloud.url,
  pause: 0,
})

const { cloudbase_auth, images_sweep } = deployments.admin
const { api } = deployments.user

/** As much of it as shows every kind of step, for what is done over and over. */
const smallPair = {
  collections: { admins: collections.admins, images: collections.images, token: collections.token },
  deployments: { admin: pick({ cloudbase_auth, images_sweep }), user: pick({ api }) },
} satisfies Declared

function pick<T>(some: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(Object.entries(some).map(([name, value]) => [name, must(value)]))
}

export async function startSmallPair(): Promise<(cloud: TencentCloud, others?: Values) => Target> {
  const dist = await mkdtemp(join(tmpdir(), 'duet-deploy-'))
  onTestFinished(() => rm(dist, { recursive: true, force: true }))
  for (const [app, functions] of Object.entries(smallPair.deployments))
    for (const name of Object.keys(functions)) {
      const folder = join(dist, app, 'cloudfunctions', name)
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'index.js'), `exports.main = () => '${name}'`)
    }
  return (cloud, others = {}) => ({
    values: { ...values, ...others },
    declared: smallPair,
    dist,
    base: cloud.url,
    pause: 0,
  })
}

/** What `npm run deploy -- --yes` does. */
export async function deploy(
  target: Target,
  wishes: Wishes = { recreate: [], code: false },
): Promise<Plan[]> {
  const sides = []
  for (const app of sidesOf(target.values)) sides.push(await lookAt(app, target, wishes))
  for (const side of sides) await carryOut(side, () => undefined)
  return sides.map(({ plan }) => plan)
}

/** What is there, or the test is wrong. */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It should be there.')
  return value
}

export const environmentOf = ({ environments }: TencentCloud, app: 'admin' | 'user') =>
  must(environments.get(app === 'admin' ? values.ADMIN_ENV : values.USER_ENV))

export const functionOf = (cloud: TencentCloud, app: 'admin' | 'user', name: string) =>
  must(environmentOf(cloud, app).functions.get(name))

export const tableOf = (cloud: TencentCloud, app: 'admin' | 'user', name: string) =>
  must(environmentOf(cloud, app).tables.get(name))
