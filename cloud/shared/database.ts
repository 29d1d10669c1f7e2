import type { DB } from 'wx-server-sdk'
import { type Documents, type Entry, Errcode } from '../../contract'
import { keepConnections } from './connections'
import { Failure } from './failure'
import { describe } from './log'
import { sdk } from './sdk'

/** `throwOnNotFound` is missing in the type definitions of wx-server-sdk 4.0.2. */
const options: DB.IDatabaseConfig & { throwOnNotFound: boolean } = { throwOnNotFound: false }

let ready = false

/** wx-server-sdk, for this function's own environment. */
export function cloud(): ReturnType<typeof sdk> {
  const loaded = sdk()
  if (!ready) {
    keepConnections()
    // Typed as a symbol by the SDK, whose init() is typed to take a string.
    loaded.init({ env: loaded.DYNAMIC_CURRENT_ENV as unknown as string })
    ready = true
  }
  return loaded
}

let opened: DB.Database | undefined

/** The database of this function's own environment, as the SDK gives it. */
export const database = (): DB.Database => (opened ??= cloud().database(options))

type Name = keyof Documents

/** Nothing in `audit` is ever removed, and changed only by `redact`. */
type Changeable = Exclude<Name, 'audit'>

/** A second document with the same `_id` or unique index was refused. */
export class DuplicateKey extends Error {
  override readonly name = 'DuplicateKey'
}

/** @throws Failure READ_FAILED */
export async function findById<N extends Name>(collection: N, _id: string): Promise<Documents[N] | null> {
  const answer = await attempt(Errcode.READ_FAILED, () => database().collection(collection).doc(_id).get())
  return (answer as { data: Documents[N] | null }).data
}

export interface Find {
  where: object
  /** Fields in order of weight. */
  orderBy?: [field: string, order: 'asc' | 'desc'][]
  /** At most 1000, as the platform allows. */
  limit: number
}

/** Of each document only these fields, and `_id`. */
export interface FindFields<P> extends Find {
  fields: P[]
}

/** @throws Failure READ_FAILED */
export async function find<N extends Name>(collection: N, what: Find): Promise<Documents[N][]> {
  return (await read(collection, what)) as Documents[N][]
}

/** A field, or a place within one, as `days.2026-11.26`. */
type Path<Document> = (keyof Document & string) | `${keyof Document & string}.${string}`
type FieldOf<P extends string> = P extends `${infer Field}.${string}` ? Field : P
type Part<Document, P extends string> = Pick<Document, Extract<FieldOf<P> | '_id', keyof Document>>

/** @throws Failure READ_FAILED */
export async function findFields<N extends Name, P extends Path<Documents[N]>>(
  collection: N,
  { fields, ...what }: FindFields<P>,
): Promise<Part<Documents[N], P>[]> {
  const projection = Object.fromEntries(fields.map((field) => [field, true]))
  return (await read(collection, what, projection)) as Part<Documents[N], P>[]
}

async function read(
  collection: Name,
  { where, orderBy = [], limit }: Find,
  projection?: object,
): Promise<unknown[]> {
  const answer = await attempt(Errcode.READ_FAILED, () => {
    const limited = database().collection(collection).where(where).limit(limit)
    const query = projection ? limited.field(projection) : limited
    return orderBy.reduce((sorted, [field, order]) => sorted.orderBy(field, order), query).get()
  })
  return (answer as { data: unknown[] }).data
}

/** @throws DuplicateKey, Failure WRITE_FAILED */
export async function insert<N extends Name>(collection: N, data: Documents[N]): Promise<void> {
  await attempt(Errcode.WRITE_FAILED, () => database().collection(collection).add({ data }))
}

/** All of them, or none. @throws DuplicateKey, Failure WRITE_FAILED */
export async function insertAll<N extends Name>(collection: N, data: Documents[N][]): Promise<void> {
  await attempt(Errcode.WRITE_FAILED, () => database().collection(collection).add({ data }))
}

/** How many documents fit. @throws Failure READ_FAILED */
export async function count(collection: Name, where: object): Promise<number> {
  const answer = await attempt(Errcode.READ_FAILED, () =>
    database().collection(collection).where(where).count(),
  )
  return (answer as { total: number }).total
}

/** Fields and what they are to be, or a command such as `max`. */
type Changes<Document> = { [Field in keyof Document]?: Document[Field] | DB.DatabaseUpdateCommand }

/** Changes fields of every document that fits, and says how many it changed. @throws Failure WRITE_FAILED */
export const update = <N extends Changeable>(collection: N, where: object, data: Changes<Documents[N]>) =>
  updateIn(collection, where, data)

/** The one thing that becomes of entries of `audit`: what is a person's is taken out (forget.ts). @throws Failure WRITE_FAILED */
export const redact = (where: object, data: Changes<Entry>) => updateIn('audit', where, data)

async function updateIn(collection: Name, where: object, data: object): Promise<number> {
  const answer = await attempt(Errcode.WRITE_FAILED, () =>
    database().collection(collection).where(where).update({ data }),
  )
  return (answer as { stats: { updated: number } }).stats.updated
}

/** Of a document that is not there, nothing. @throws Failure WRITE_FAILED */
export async function remove(collection: Changeable, _id: string): Promise<void> {
  await attempt(Errcode.WRITE_FAILED, () => database().collection(collection).where({ _id }).remove())
}

/** Of what does not fit, nothing; of what fits, all. @throws Failure WRITE_FAILED */
export async function removeAll(collection: Changeable, where: object): Promise<void> {
  await attempt(Errcode.WRITE_FAILED, () => database().collection(collection).where(where).remove())
}

/** Writes the whole document, whether it exists or not. @throws Failure WRITE_FAILED */
export async function set<N extends Changeable>(collection: N, document: Documents[N]): Promise<void> {
  const { _id, ...data } = document
  await attempt(Errcode.WRITE_FAILED, () => database().collection(collection).doc(_id).set({ data }))
}

async function attempt(errcode: Errcode, operation: () => unknown): Promise<unknown> {
  try {
    return await operation()
  } catch (cause) {
    // The number differs from one back end to another (-502001, -501001), the text does not.
    const text = describe(cause)
    if (/DuplicateWrite|E11000|duplicate key/i.test(text)) throw new DuplicateKey(text)
    throw Object.assign(new Failure(errcode), { cause })
  }
}
