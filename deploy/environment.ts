import type { Index } from '../contract/collections'
import type { CloudApi } from './cloud-api'
import { CloudApiError } from './cloud-api'

export interface CollectionSettings {
  /** The preset, as the API names it. */
  permission: string
  indexes: Index[]
}

export interface FunctionSettings {
  /** Node's version, as the API names it. */
  runtime: string
  /** Seconds. */
  timeout: number
  /** Megabytes. */
  memorySize: number
  variables: Record<string, string>
}

/** How an environment is, as far as a deployment can change it. */
export interface Found {
  collections: Record<string, CollectionSettings>
  functions: Record<string, FoundFunction>
  storagePermission?: string
}

export interface FoundFunction extends FunctionSettings {
  /** Name of a timer trigger → when. */
  timers: Record<string, string>
  /** `Active`, or what it is otherwise; `CreateFailed` is nothing that can be updated. */
  status: string
  /** Where a deployment of ours writes which code it is. */
  description: string
}

/** Where the parts of an environment are. */
export interface Place {
  env: string
  api: CloudApi
  mongo: { InstanceId: string; DatabaseName: string }
  namespace: string
  bucket: string
  /** Where the functions' logs go. */
  logs: { ClsTopicId?: string; ClsLogsetId?: string }
  /** ms between two looks at a function that is not ready yet. */
  pause: number
}

interface EnvInfo {
  EnvBaseInfo?: {
    EnvId?: string
    Databases?: { InstanceId?: string }[]
    Functions?: { Namespace?: string }[]
    Storages?: { Bucket?: string }[]
    LogServices?: { TopicId?: string; LogsetId?: string }[] | null
  }
}

/** @throws CloudApiError; Error where the account has no such environment */
export async function placeOf(env: string, api: CloudApi, pause = 1_000): Promise<Place> {
  const { EnvInfo } = (await api('tcb', 'DescribeEnvInfo', { EnvId: env })) as { EnvInfo?: EnvInfo }
  const { EnvId, Databases, Functions, Storages, LogServices } = EnvInfo?.EnvBaseInfo ?? {}
  const { TopicId, LogsetId } = LogServices?.[0] ?? {}
  const database = Databases?.[0]?.InstanceId
  if (EnvId !== env || database === undefined)
    throw new Error(`This account has no environment ${env}: is it the account behind that mini program?`)
  return {
    env,
    api,
    mongo: { InstanceId: 'flexdb', DatabaseName: database },
    namespace: Functions?.[0]?.Namespace ?? env,
    bucket: Storages?.[0]?.Bucket ?? '',
    logs: { ...(TopicId && { ClsTopicId: TopicId }), ...(LogsetId && { ClsLogsetId: LogsetId }) },
    pause,
  }
}

/** How many an answer lists, as CloudBase's own tools ask for them. */
const TABLES = 100
const FUNCTIONS = 20
/** How many questions are on their way at the same time; the API takes 20 a second of most. */
export const AT_ONCE = 4

/** Reads all that matters for what is wanted; of other functions and collections it learns the names alone. */
export async function look(
  place: Place,
  wanted: { collections: string[]; functions: string[] },
): Promise<Found> {
  const [tables, functions] = [await tablesIn(place), await functionsIn(place)]
  const collections = await each(tables, async (name) =>
    wanted.collections.includes(name) ? collectionIn(place, name) : { permission: '', indexes: [] },
  )
  const described = await each(functions, async (name) =>
    wanted.functions.includes(name) ? settled(place, name) : undefined,
  )
  const { AclTag } = await place.api('tcb', 'DescribeStorageSafeRule', {
    EnvId: place.env,
    Bucket: place.bucket,
  })
  return {
    collections: Object.fromEntries(
      tables.map((name, i) => [name, collections[i] ?? { permission: '', indexes: [] }]),
    ),
    functions: Object.fromEntries(functions.map((name, i) => [name, described[i] ?? unknownFunction])),
    ...(typeof AclTag === 'string' && { storagePermission: AclTag }),
  }
}

const unknownFunction: FoundFunction = {
  runtime: '',
  timeout: 0,
  memorySize: 0,
  variables: {},
  timers: {},
  status: '',
  description: '',
}

/** In order, a few at a time. */
export async function each<T, R>(all: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const left = [...all.entries()]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(next[1])
    }),
  )
  return results
}

async function tablesIn({ api, env, mongo }: Place): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const page = { MgoOffset: names.length, MgoLimit: TABLES }
    const { Tables } = await api('tcb', 'ListTables', { EnvId: env, MongoConnector: mongo, ...page })
    const found = (Tables ?? []) as { TableName: string }[]
    names.push(...found.map(({ TableName }) => TableName))
    if (found.length < TABLES) return names
  }
}

export async function functionsIn({ api, namespace }: Place): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const page = { Offset: names.length, Limit: FUNCTIONS }
    const { Functions } = await api('tcb', 'ListFunctions', { EnvId: namespace, ...page })
    const found = (Functions ?? []) as { FunctionName: string }[]
    names.push(...found.map(({ FunctionName }) => FunctionName))
    if (found.length < FUNCTIONS) return names
  }
}

interface Table {
  Indexes?: { Name: string; Unique?: boolean; Keys: { Name?: string; Direction?: string }[] }[] | null
}

async function collectionIn({ api, env, mongo }: Place, name: string) {
  const { Indexes } = (await api('tcb', 'DescribeTable', {
    EnvId: env,
    MongoConnector: mongo,
    TableName: name,
  })) as Table
  const { AclTag } = await api('tcb', 'DescribeDatabaseACL', { EnvId: env, CollectionName: name })
  const indexes = (Indexes ?? []).map(({ Name, Unique, Keys }) => ({
    name: Name,
    ...(Unique && { unique: true }),
    keys: Object.fromEntries(Keys.map((key) => [key.Name ?? '', key.Direction === '-1' ? -1 : 1] as const)),
  }))
  return { permission: String(AclTag), indexes }
}

interface Described {
  Runtime: string
  Timeout: number
  MemorySize: number
  Status: string
  Description?: string
  Environment?: { Variables?: { Key: string; Value: string }[] } | null
  Triggers?: { TriggerName: string; Type: string; TriggerDesc: string }[] | null
}

/** Before another change is taken, and before what was begun earlier can be judged. */
export async function settled(place: Place, name: string): Promise<FoundFunction> {
  const { api, namespace, pause } = place
  const until = performance.now() + LONGEST
  for (;;) {
    const found = (await api('scf', 'GetFunction', {
      FunctionName: name,
      Namespace: namespace,
      ShowCode: 'FALSE',
    })) as unknown as Described
    if (!/^(Creating|Updating|Publishing|Deleting)$/.test(found.Status)) return functionOf(found)
    if (performance.now() > until)
      throw new CloudApiError(
        'GetFunction',
        found.Status,
        `${name} is not ready after five minutes; run it again later.`,
      )
    await new Promise((done) => setTimeout(done, pause))
  }
}

/** ms */
const LONGEST = 300_000

const functionOf = ({
  Runtime,
  Timeout,
  MemorySize,
  Status,
  Description,
  Environment,
  Triggers,
}: Described) => ({
  runtime: Runtime,
  timeout: Timeout,
  memorySize: MemorySize,
  status: Status,
  description: Description ?? '',
  variables: Object.fromEntries((Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
  timers: Object.fromEntries(
    (Triggers ?? [])
      .filter(({ Type }) => Type === 'timer')
      .map(({ TriggerName, TriggerDesc }) => [TriggerName, cronIn(TriggerDesc)]),
  ),
})

/** Told as it was given, or as `{"cron":"…"}`. */
function cronIn(description: string): string {
  try {
    const { cron } = JSON.parse(description) as { cron?: unknown }
    return typeof cron === 'string' ? cron : description
  } catch {
    return description
  }
}
