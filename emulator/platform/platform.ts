import type { Phones } from '../people/phones'
import type { Clock } from '../shared/clock'
import type { CallLog } from '../trace/call-log'
import type { People } from '../people/people'
import type { Database } from '../database/database'
import type { Faults } from '../faults/faults'
import type { Functions } from '../functions/functions'
import type { Invocations } from '../functions/invocations'
import type { Reserve } from '../functions/reserve'
import type { StartingPlaces } from '../functions/starting-places'
import type { OpenApiState } from '../wechat/wechat'
import type { Tokens } from '../wechat/tokens'
import type { FunctionRules, MiniProgramOptions, Permission } from '../shared/options'
import type { Random } from '../shared/random'
import type { Admissions } from '../people/admissions'
import type { Snapshots } from '../snapshots/snapshots'
import type { Storage } from '../storage/storage'

export interface Environment {
  env: string
  /** The mini program that owns it. */
  appid: string
  database: Database
  /** What phones may do with its collections; PRIVATE where nothing is said. */
  permissions: Record<string, Permission>
  /** What phones may do with its files. */
  filePermission: Permission
  functions: Functions
  functionRules: FunctionRules | undefined
  answersToAny: boolean
  makesCollections: boolean
  /** Appids of the mini programs that may enter by environment sharing. */
  sharedWith: ReadonlySet<string>
}

/** All state of one cloud. What the doors (routes) are given. */
export interface Platform {
  /** What the options call it. */
  name: string | null
  /** `http://127.0.0.1:PORT` */
  url: string
  miniPrograms: Map<string, MiniProgramOptions>
  environments: Map<string, Environment>
  calls: CallLog
  faults: Faults
  invocations: Invocations
  places: StartingPlaces
  reserve: Reserve
  /** See `CloudOptions`. */
  patience: number
  people: People
  phones: Phones
  admissions: Admissions
  storage: Storage
  snapshots: Snapshots
  clock: Clock
  /** Of ids and tokens. */
  random: Random
  tokens: Tokens
  openapi: OpenApiState
}

/** The environment that `wx.cloud` of a mini program talks to: the first one it owns. */
export function environmentOf(
  { environments }: Pick<Platform, 'environments'>,
  appid: string,
): Environment | undefined {
  return [...environments.values()].find((environment) => environment.appid === appid)
}
