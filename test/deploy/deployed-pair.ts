import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Cloud, type EnvironmentOptions, cloudBucketName, createCloud } from '../../emulator/index'
import { values } from './target'
import type { CloudEnvironment, TencentCloud } from './tencent-cloud-state'
import { unzip } from './unzip'

/** WeChat's side of the pair: the emulator, with nothing in it but what is deployed to Tencent Cloud. */
export interface DeployedPair {
  cloud: Cloud
  /** Takes over what has been deployed meanwhile. */
  follow(): Promise<void>
  /** As in the console; tokens that were given out before go on serving. */
  resetSecret(secret: string): void
}

export async function startDeployedPair(
  target: TencentCloud,
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<DeployedPair> {
  const folder = await mkdtemp(join(tmpdir(), 'duet-deployed-'))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  const { ADMIN_APPID, ADMIN_ENV, ADMIN_SECRET, USER_APPID, USER_ENV } = values
  const admin = { appid: ADMIN_APPID, secret: ADMIN_SECRET, name: 'admin' }
  const cloud = await createCloud({
    miniPrograms: [admin, { appid: USER_APPID, secret: 'none', name: 'user' }],
    environments: [
      { env: ADMIN_ENV, appid: ADMIN_APPID, storage: { permission: 'ADMINWRITE' } },
      { env: USER_ENV, appid: USER_APPID },
    ],
  })
  atEnd(() => cloud.dispose())
  target.run = (env, name, event) => cloud.invoke({ env, name, event, source: 'wx_unknown' })
  return {
    cloud,
    async follow() {
      for (const environment of target.environments.values())
        await cloud.deploy(environment.env, await contents(environment, folder, cloud.url))
    },
    resetSecret: (secret) => void (admin.secret = secret),
  }
}

type Contents = Required<Pick<EnvironmentOptions, 'collections' | 'functions'>>

async function contents(
  { env, tables, functions }: CloudEnvironment,
  folder: string,
  url: string,
): Promise<Contents> {
  const made: Contents = { collections: {}, functions: {} }
  for (const [name, { acl, indexes }] of tables)
    made.collections[name] = {
      permission: acl as 'ADMINONLY',
      indexes: indexes
        .filter(({ Name }) => Name !== '_id_')
        .map(({ Name, Unique, Keys }) => ({
          name: Name,
          unique: Unique,
          keys: Object.fromEntries(
            Keys.map((key): [string, 1 | -1] => [key.Name, key.Direction === '1' ? 1 : -1]),
          ),
        })),
    }
  for (const [name, { zip, Handler, Timeout, MemorySize, variables }] of functions) {
    // Code that stays is one folder: then the function stays as well, with its instances.
    const here = join(folder, env, name, createHash('sha256').update(zip).digest('hex'))
    if ((await mkdir(here, { recursive: true })) !== undefined)
      for (const [file, data] of unzip(zip)) await writeFile(join(here, file), data)
    made.functions[name] = {
      folder: here,
      handler: Handler,
      timeout: Timeout,
      memorySize: MemorySize,
      // The emulator has one address for everything.
      envVariables: {
        ...variables,
        WECHAT_API_BASE: url,
        STORAGE_PUBLIC_BASE: `${url}/storage/${cloudBucketName(values.ADMIN_ENV)}`,
      },
    }
  }
  return made
}
