import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Collection } from '../contract'
import {
  type BucketOptions,
  type CloudOptions,
  type EnvironmentOptions,
  type FunctionOptions,
  type Person,
  cloudBucketName,
} from '../emulator/index'
import { type Declared, declared } from '../scripts/declared'

/** Appids and environment ids of the pair on a laptop: invented, in WeChat's form. */
export const adminApp = { appid: 'wxa0000000000000ad', env: 'admin-laptop' }
export const userApp = { appid: 'wxb0000000000000ce', env: 'user-laptop' }

interface App {
  appid: string
  env: string
}

export interface PairOptions {
  /** Where `<app>/cloudfunctions/<name>` and, if wanted, `<app>/h5` have been built. */
  dist: string
  /** Where the functions have been built, if elsewhere. */
  functions?: string
  /** The user mini programs, each with an environment and a relay of its own. Default: one. */
  userApps?: App[]
  /** Serve the H5 builds, too. */
  h5?: boolean
  /** Where pictures are kept. Default: in WeChat's own storage. */
  storage?: 'wechat' | BucketOptions['dialect']
  dataDir?: string
  port?: number
  people?: { admin: Person[]; user: Person[] }
}

export interface Pair {
  options: CloudOptions
  /** The one-time code for the first administrator. */
  setupCode: string
  relayKey: string
  /** Both environments with what is declared now; the secrets stay. */
  environments(now: Declared): EnvironmentOptions[]
}

/**
 * The mini programs and their clouds, as the emulator is told of them. The admin environment is open to the user
 * mini programs both ways: through their relays and by environment sharing. Secrets are made anew each time.
 */
export function pair(given: PairOptions): Pair {
  const {
    dist,
    functions = dist,
    h5 = false,
    people,
    userApps = [userApp],
    storage = 'wechat',
    ...rest
  } = given
  const admin = { ...adminApp, secret: newSecret(16), name: '管理端' }
  const users = userApps.map((app) => ({ ...app, secret: newSecret(16), name: '用户端' }))
  const relayKey = newSecret(32)
  const setupCode = newSecret(4)
  const bucket = storage === 'wechat' ? undefined : bucketOf(storage)
  const sharedWith = userApps.map(({ appid }) => appid)
  const variables = (url: string): Record<string, string> => ({
    ADMIN_APPID: admin.appid,
    ADMIN_SECRET: admin.secret,
    ADMIN_ENV: admin.env,
    ADMIN_SETUP_CODE: setupCode,
    RELAY_KEY: relayKey,
    USER_APPIDS: sharedWith.join(','),
    WECHAT_API_BASE: url,
    ...(bucket ? ownStorage(bucket, url) : wechatStorage(url)),
  })
  const asMiniProgram = ({ appid, secret, name }: Omit<typeof admin, 'env'>, app: 'admin' | 'user') => ({
    appid,
    secret,
    name,
    ...(h5 ? { h5: join(dist, app, 'h5') } : {}),
    ...(people ? { people: people[app] } : {}),
  })
  const environments = (now: Declared): EnvironmentOptions[] => [
    ...userApps.map((app) => ({
      ...app,
      ...contents('user', functions, (url) => ({ ...variables(url), USER_APPID: app.appid }), now),
    })),
    { ...adminApp, ...contents('admin', functions, variables, now), sharedWith },
  ]
  const options: CloudOptions = {
    name: 'Duet',
    ...rest,
    miniPrograms: [
      ...users.map(({ env, ...user }) => ({
        ...asMiniProgram(user, 'user'),
        messagePush: { env, function: 'api' },
      })),
      asMiniProgram(admin, 'admin'),
    ],
    environments: environments(declared),
    ...(bucket ? { buckets: [bucket] } : {}),
  }
  return { options, setupCode, relayKey, environments }
}

/** Only what the emulator does otherwise: it has one address for everything. */
const wechatStorage = (url: string) => ({
  STORAGE_PUBLIC_BASE: `${url}/storage/${cloudBucketName(adminApp.env)}`,
})

const bucketOf = (dialect: BucketOptions['dialect']): BucketOptions => ({
  name: 'pictures-1250000000',
  dialect,
  region: { s3: 'us-east-1', oss: 'cn-hangzhou', cos: 'ap-shanghai' }[dialect],
  accessKeyId: newSecret(10),
  secretAccessKey: newSecret(20),
})

const ownStorage = ({ name, dialect, region, accessKeyId, secretAccessKey }: BucketOptions, url: string) => ({
  STORAGE_PROVIDER: dialect,
  STORAGE_BUCKET: name,
  STORAGE_REGION: region,
  STORAGE_KEY_ID: accessKeyId,
  STORAGE_KEY_SECRET: secretAccessKey,
  STORAGE_ENDPOINT: `${url}/storage/${name}`,
})

const newSecret = (bytes: number): string => randomBytes(bytes).toString('hex')

type Variables = (url: string) => Record<string, string>

function contents(
  app: 'admin' | 'user',
  dist: string,
  variables: Variables,
  { collections, deployments, inputSchema }: Declared,
): Required<Pick<EnvironmentOptions, 'collections' | 'functions'>> {
  const own = Object.entries<Collection>(collections).filter(([, { env }]) => env === app)
  const functions = Object.entries(deployments[app]).map(([name, deployment]): [string, FunctionOptions] => [
    name,
    {
      folder: join(dist, app, 'cloudfunctions', name),
      timeout: deployment.timeout,
      memorySize: deployment.memorySize,
      ...inputSchema(name),
      envVariables: (url) => pick(variables(url), [...deployment.variables, 'WECHAT_API_BASE']),
    },
  ])
  return {
    collections: Object.fromEntries(
      own.map(([name, { indexes, permission }]) => [name, { indexes, permission }]),
    ),
    functions: Object.fromEntries(functions),
  }
}

const pick = (all: Record<string, string>, names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (name in all ? [[name, all[name] ?? '']] : [])))
