import type { OpenApiAnswer } from './open-api-answer'
import type { QuotaOptions } from './quota-options'

/**
 * What `createCloud` is told. The emulator knows nothing of the project that runs in it:
 * whatever it should serve is named here.
 */

/** A person who holds a phone. Invented: the emulator stands in for WeChat's own log-in. */
export interface Person {
  /** As WeChat makes them: 28 characters, different in every mini program. */
  openid: string
  unionid?: string
  /** What the explorer calls this person. Never sent to a function. */
  name: string
  /** As `phonenumber.getPhoneNumber` tells it: `13800000000`, or with another country's code `+852 51234567`. */
  phoneNumber?: string
}

export interface MiniProgramOptions {
  appid: string
  /** AppSecret, as asked for by `/cgi-bin/token` and `/cgi-bin/stable_token`. */
  secret: string
  /** What the explorer calls this mini program. */
  name: string
  /** Folder of its H5 build, served at `/h5/<appid>/`. */
  h5?: string
  /** The people whose phones the explorer offers. */
  people?: Person[]
  /** The function that hears what WeChat pushes (消息推送); left out: none does, and it is lost. */
  messagePush?: MessagePushOptions
  /** The addresses that its AppSecret may be used from, at most ten; left out: all. `1.2.3.4`, `1.2.3.*`, `1.2.3.0/24` */
  ipAllowList?: string[]
  /**
   * An appid and an AppSecret that are nobody's are taken for this one's: for a project whose own are not known here.
   * Default false.
   */
  answersToAny?: boolean
  /** Other quotas than WeChat documents, such as `{ token: { perDay: 10 } }`. */
  quotas?: QuotaOptions
  /** Templates of subscribe messages: id → its keywords, such as `['thing1', 'time2']`. */
  subscribeTemplates?: Record<string, string[]>
}

export interface MessagePushOptions {
  /** An environment of this mini program. */
  env: string
  /** A function in it. */
  function: string
  /** ms from a call to what is pushed because of it; default 1000, where WeChat takes up to 30 minutes. */
  delay?: number
}

/**
 * Who may do what from a phone; functions may do everything. READONLY 所有用户可读，仅创建者可写 · PRIVATE 仅创建者可读写 ·
 * ADMINWRITE 所有用户可读 · ADMINONLY 仅管理端可读写. https://docs.cloudbase.net/database/data-permission
 */
export type Permission = 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY'

export interface CollectionOptions {
  /** Default PRIVATE, as in the cloud. */
  permission?: Permission
  indexes?: IndexOptions[]
}

export interface IndexOptions {
  name: string
  unique?: boolean
  /** Field path → direction, in order; or `2dsphere` for places on earth, which `geoNear` needs. */
  keys: Record<string, 1 | -1 | '2dsphere'>
}

export interface FunctionOptions {
  /** The folder as it is uploaded: `index.js` (CommonJS) and what it needs. */
  folder: string
  /** `file.export`; default `index.main`. */
  handler?: string
  /** Seconds; default 3, as in the cloud. */
  timeout?: number
  /** JSON Schema of the event's data: the explorer makes a form of it. Nothing is checked against it. */
  schema?: object
  /** Data that it is called with: the explorer offers them. */
  examples?: Record<string, unknown>[]
  /** Megabytes; default 256. */
  memorySize?: number
  /**
   * Port of Node's inspector on 127.0.0.1, for breakpoints; 0: any free one, named in the first call's log. The function
   * then has one instance, and no time-out once a debugger was attached to it.
   */
  inspect?: number
  /** Path of the Node.js that runs it, for another version than the emulator's own. */
  node?: string
  /** Folder of packages that stand in for a `node_modules` that was never installed in the function's own folder. */
  packages?: string
  /** Environment variables; a function of the emulator's own address where one of them needs it. */
  envVariables?: Record<string, string> | ((url: string) => Record<string, string>)
}

export interface StorageOptions {
  /**
   * Who may do what with its files from a phone: everybody reads, and the creator writes (READONLY, the default) or
   * only functions do (ADMINWRITE); only the creator (PRIVATE), only functions (ADMINONLY). What everybody reads has
   * a permanent link.
   */
  permission?: Permission
}

/** A bucket of one's own at another provider: public-read, written by forms with a signed policy. */
export interface BucketOptions {
  name: string
  dialect: 's3' | 'oss' | 'cos'
  accessKeyId: string
  secretAccessKey: string
  /** As it stands in signatures: `us-east-1`, `cn-hangzhou`; COS has none in them. */
  region: string
}

/**
 * Security rules of functions, for the calls of clients alone: function name, or `*` for the others.
 * https://docs.cloudbase.net/cloud-function/security-rules
 */
export type FunctionRules = Record<string, { invoke: boolean | 'auth != null' }>

/** Where a database's behaviour is not documented, or differs between accounts. */
export interface DatabaseBehaviour {
  /**
   * When a transaction hears that another one is in its way. 'write' (default): at its write, as documented;
   * the SDK then does not try again. 'commit': at its commit, where the SDK does.
   */
  transactionConflicts?: 'write' | 'commit' | undefined
  /** How many documents an aggregation without a `limit` answers; default 20, as people report of the cloud. */
  aggregateRows?: number | undefined
  /** How long a request may take, ms; default 10 000, which is a guess. Others are answered meanwhile. */
  timeLimit?: number | undefined
}

export interface EnvironmentOptions extends DatabaseBehaviour {
  /** Environment id, such as `admin-1a2b3c`. */
  env: string
  /** The mini program that owns it. */
  appid: string
  /** Collections that exist from the start. Like the cloud, the emulator makes none by itself. */
  collections?: Record<string, CollectionOptions>
  functions?: Record<string, FunctionOptions>
  /** Which functions clients may call; left out: all, as in the cloud. */
  functionRules?: FunctionRules
  /** It also answers to every other environment id that its own functions and phones ask for. Default false. */
  answersToAny?: boolean
  /** A collection is made at its first use, and the call log says so; the cloud would refuse. Default false. */
  makesCollections?: boolean
  /** Its cloud storage. */
  storage?: StorageOptions
  /** Appids of the mini programs that WeChat's environment sharing lets in. */
  sharedWith?: string[]
}

export interface CloudOptions {
  /** What the explorer calls all of it, such as the project's name. */
  name?: string
  miniPrograms: MiniProgramOptions[]
  environments: EnvironmentOptions[]
  buckets?: BucketOptions[]
  /** What calls of WeChat's open API end as, from the start: see shared/open-api-answer.ts. */
  openapi?: OpenApiAnswer[]
  /** Folder for everything durable. Left out: in memory, gone after `dispose()`. */
  dataDir?: string
  /**
   * For tests: a seed that makes ids and access tokens repeat in a run of the same calls in the same order. They can
   * then be guessed. Not together with dataDir, where those of the last run are. Left out: nobody can guess them.
   */
  ids?: string
  /** Default 0: any free port. Only ever bound to 127.0.0.1. */
  port?: number
  /**
   * Whether the timers of functions' config.json fire, by the cloud's clock. Default false: in tests `cloud.invoke` does it
   * at the moment that the test wants. The command line turns it on.
   */
  timers?: boolean
  /**
   * For tests that are not about time: how many times as long as in WeChat's cloud functions, and calls of them over HTTP, may
   * take, since a slow or busy machine takes longer. Functions are told their own limits all the same. Default 1.
   */
  patience?: number
  /** The cloud's clock, in ms since 1970; tokens and the database go by it. Default `Date.now`. */
  now?: () => number
}
