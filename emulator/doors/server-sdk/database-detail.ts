import { type Excerpt, excerptOf, excerptOfList } from '../../trace/excerpt'
import type { Database } from '../../database/database'
import { order, query } from '../../database/request'

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

/** `list` holds a document's EJSON each. */
export function answerOf({ data }: Record<string, unknown>): Excerpt | undefined {
  const list = typeof data === 'object' && data !== null && 'list' in data ? data.list : undefined
  return isTexts(list) ? excerptOfList(list) : excerptOf(data)
}

/** Which index served it, where documents are looked for by more than their number: see CallRecord. */
export function indexOf(database: Database, action: string, request: Request): { index?: string | null } {
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
