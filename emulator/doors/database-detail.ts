import { type Excerpt, excerptOf, excerptOfList } from '../trace/excerpt'
import type { Database } from '../database/database'
import { order, query } from '../database/request'

type Request = Record<string, unknown>

/** What a database request asks, by the names of the protocol; EJSON texts in it are shown as what they hold. */
const SHOWN = [
  'query',
  'order',
  'offset',
  'limit',
  'projection',
  'data',
  'multi',
  'merge',
  'upsert',
  'stages',
]

export function askedOf(request: Request): Excerpt | undefined {
  const fields = SHOWN.filter((field) => request[field] !== undefined && request[field] !== '')
  if (fields.length === 0) return undefined
  return excerptOf(`{${fields.map((field) => `"${field}":${jsonOf(request[field])}`).join(',')}}`)
}

/** What the log says of an answer's `data`. */
export const toldOf = (database: Database, action: string, request: Request) => (data: object) => ({
  ...(READS.test(action) ? {} : { wrote: true as const }),
  ...indexOf(database, action, request),
  output: answerOf(data),
})

const READS = /\.(getDocument|calculateDocument|aggregateDocuments|getInTransaction|startTransaction)$/

/** `list` holds a document's EJSON each. */
function answerOf(data: object): Excerpt | undefined {
  const list = 'list' in data ? data.list : undefined
  return isTexts(list) ? excerptOfList(list) : excerptOf(data)
}

/** Which index served it, where documents are looked for by more than their number: see CallRecord. */
function indexOf(database: Database, action: string, request: Request): { index?: string | null } {
  if (!/\.(get|modify|remove|calculate)Document$/.test(action)) return {}
  try {
    const condition = query(request, 0)
    const sort = order(request, 0)
    if (Object.keys(condition).length + Object.keys(sort).length === 0) return {}
    return { index: database.indexFor(String(request['collectionName']), condition, sort) }
  } catch {
    // Refused: what it would have used is of no interest.
    return {}
  }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

function jsonOf(value: unknown): string {
  if (isTexts(value)) return `[${value.join(',')}]`
  return typeof value === 'string' ? value : JSON.stringify(value)
}
