import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { deployments } from '../cloud/deployment'
import { type Collection, collections } from '../contract'
import type { CloudOptions, EnvironmentOptions, FunctionOptions, Person } from '../emulator'

/** Appids and environment ids of the pair on a laptop: invented, in WeChat's form. */
export const adminApp = { appid: 'wxa0000000000000ad', env: 'admin-laptop' }
export const userApp = { appid: 'wxb0000000000000ce', env: 'user-laptop' }

export interface PairOptions {
  /** Where `<app>/cloudfunctions/<name>` and, if wanted, `<app>/h5` have been built. */
  dist: string
  /** Where the functions have been built, if elsewhere. */
  functions?: string
  /** Serve the H5 builds, too. */
  h5?: boolean
  dataDir?: string
  port?: number
  people?: { admin: Person[]; user: Person[] }
}

export interface Pair {
  options: CloudOptions
  /** The one-time code for the first administrator. */
  setupCode: string
  relayKey: string
}

/** The two mini programs and their clouds, as the emulator is told of them. Secrets are made anew each time. */
export function pair({ dist, functions = dist, h5 = false, people, ...rest }: PairOptions): Pair {
  const adminSecret = randomBytes(16).toString('hex')
  const relayKey = randomBytes(32).toString('hex')
  const setupCode = randomBytes(4).toString('hex')
  const variables = (url: string): Record<string, string> => ({
    ADMIN_APPID: adminApp.appid,
    ADMIN_SECRET: adminSecret,
    ADMIN_ENV: adminApp.env,
    ADMIN_SETUP_CODE: setupCode,
    RELAY_KEY: relayKey,
    USER_APPIDS: userApp.appid,
    WECHAT_API_BASE: url,
  })
  const h5Of = (app: 'admin' | 'user') => (h5 ? { h5: join(dist, app, 'h5') } : {})
  const options: CloudOptions = {
    ...rest,
    miniPrograms: [
      { appid: userApp.appid, secret: randomBytes(16).toString('hex'), name: '用户端', ...h5Of('user') },
      { appid: adminApp.appid, secret: adminSecret, name: '管理端', ...h5Of('admin') },
    ].map((app, i) => (people ? { ...app, people: i === 0 ? people.user : people.admin } : app)),
    environments: [
      { ...userApp, ...contents('user', functions, variables) },
      { ...adminApp, ...contents('admin', functions, variables) },
    ],
  }
  return { options, setupCode, relayKey }
}

type Variables = (url: string) => Record<string, string>

function contents(
  app: 'admin' | 'user',
  dist: string,
  variables: Variables,
): Required<Pick<EnvironmentOptions, 'collections' | 'functions'>> {
  const own = Object.entries<Collection>(collections).filter(([, { env }]) => env === app)
  const functions = Object.entries(deployments[app]).map(([name, deployment]): [string, FunctionOptions] => [
    name,
    {
      folder: join(dist, app, 'cloudfunctions', name),
      timeout: deployment.timeout,
      memorySize: deployment.memorySize,
      envVariables: (url) => pick(variables(url), [...deployment.variables, 'WECHAT_API_BASE']),
    },
  ])
  return {
    collections: Object.fromEntries(own.map(([name, { indexes }]) => [name, { indexes }])),
    functions: Object.fromEntries(functions),
  }
}

const pick = (all: Record<string, string>, names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (name in all ? [[name, all[name] ?? '']] : [])))
