import { EJSON } from 'bson'
import { jsonObject } from '../../shared/json-object'

type Fields = Record<string, unknown>

/** A request in today's words, and how what is answered is told to the one who asked in the older ones. */
interface Translated {
  action: string
  request: Fields
  /** The answer's fields: `data`, and in a transaction others in its place. */
  told: (data: Fields) => Fields
}

/**
 * What wx-server-sdk before 2.3 says otherwise: other names of actions, plain JSON (dates as `{ $date: ms }`) where EJSON
 * texts are today, a list of orders. Learnt from the sources of 1.8.3 and 2.0.4.
 */
const OLDER: Record<string, (request: Fields) => Omit<Translated, 'request'> & { fields: Fields }> = {
  'database.addDocument': ({ data, _id }) => ({
    action: 'database.insertDocument',
    fields: { data: [text({ ...(data as Fields), ...(_id !== undefined && { _id }) })] },
    told: ({ insertedIds }) => ({ data: { _id: (insertedIds as unknown[])[0] } }),
  }),
  'database.queryDocument': ({ order, projection }) => ({
    action: 'database.getDocument',
    fields: { order: ordered(order), projection: text(projection) },
    told: ({ list, ...page }) => ({ data: { ...page, list: (list as string[]).map(plain) } }),
  }),
  'database.countDocument': () => ({ action: 'database.calculateDocument', fields: {}, told: as }),
  'database.updateDocument': ({ data }) => ({
    action: 'database.modifyDocument',
    fields: { data: text(data) },
    told: ({ upsert_id, ...counts }) => ({ data: { ...counts, upserted_id: upsert_id } }),
  }),
  'database.deleteDocument': () => ({ action: 'database.removeDocument', fields: {}, told: as }),
  // Also in the first ones that speak EJSON.
  'database.aggregate': () => ({
    action: 'database.aggregateDocuments',
    fields: {},
    told: ({ list }) => ({ data: { list: JSON.stringify(list) } }),
  }),
  'database.getInTransaction': () => ({
    action: 'database.getDocument',
    fields: ONE,
    told: ({ list }) => ({ data: (list as string[])[0] ?? 'null' }),
  }),
  'database.insertDocInTransaction': ({ data, _id }) => ({
    action: 'database.insertDocument',
    fields: { data: [withId(data, _id)] },
    told: ({ insertedIds }) => ({ inserted: String((insertedIds as unknown[]).length), ok: '1' }),
  }),
  'database.updateDocInTransaction': ({ upsert }) => ({
    action: 'database.modifyDocument',
    fields: { ...ONE, merge: upsert !== true },
    told: ({ updated, upsert_id }) => ({
      updated: String(updated),
      upserted: upsert_id ? JSON.stringify([{ _id: upsert_id }]) : undefined,
    }),
  }),
  'database.deleteDocInTransaction': () => ({
    action: 'database.removeDocument',
    fields: ONE,
    told: ({ deleted }) => ({ deleted: String(deleted) }),
  }),
}

/** In today's words, whatever it was said in. */
export function inTodaysWords(action: string, request: Fields): Translated {
  const translate = Object.hasOwn(OLDER, action) ? OLDER[action] : undefined
  if (!translate) return { action, request, told: as }
  const { fields, ...translated } = translate(request)
  const query = typeof request['query'] === 'object' ? text(request['query']) : request['query']
  const all = Object.entries({ ...request, query, ...fields })
  return { ...translated, request: Object.fromEntries(all.filter(([, value]) => value !== undefined)) }
}

const as = (data: Fields) => ({ data })

/** What these are about is a document by its `_id`. */
const ONE = { queryType: 'DOC', multi: false }

/** Their EJSON has the fields alone. */
function withId(data: unknown, _id: unknown): unknown {
  const document = typeof data === 'string' ? jsonObject(data) : undefined
  return document && _id !== undefined ? JSON.stringify({ ...document, _id }) : data
}

/** EJSON reads the older dates as they are; a serverDate is one with an offset in it. */
const text = (value: unknown) =>
  value === undefined || value === null
    ? undefined
    : JSON.stringify(value, (_name, held: unknown) => serverDate(held) ?? held)

function serverDate(value: unknown): object | undefined {
  const date = typeof value === 'object' && value !== null && '$date' in value ? value.$date : undefined
  return typeof date === 'object' && date !== null && 'offset' in date
    ? { $tcb_server_date: date }
    : undefined
}

function ordered(order: unknown): string | undefined {
  if (!Array.isArray(order)) return undefined
  const fields = order as { field: string; direction: string }[]
  return JSON.stringify(
    Object.fromEntries(fields.map(({ field, direction }) => [field, direction === 'desc' ? -1 : 1])),
  )
}

const plain = (document: string): unknown => dated(EJSON.parse(document))

function dated(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() }
  if (Array.isArray(value)) return value.map(dated)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, dated(held)]))
}
