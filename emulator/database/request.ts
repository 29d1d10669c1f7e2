import { type Document, isDocument } from './document'
import { decode } from './ejson'
import { invalidParam } from './refusal'

/** The body fields of one action, as the server SDK sends them. Nothing in it is trusted. */
export type Request = Record<string, unknown>

/** https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/database/collection/Collection.limit.html */
const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000

export function collectionName(request: Request): string {
  const name = request['collectionName']
  if (typeof name !== 'string' || name === '')
    throw invalidParam('param.collectionName must be a non-empty string')
  return name
}

/** The condition; all documents where there is none. `where().remove()` sends an empty text. */
export function query(request: Request, now: number): Document {
  const text = request['query']
  const condition = text === undefined || text === '' ? {} : decodeDocument(text, 'query', now)
  // doc(undefined) must not become "whichever document comes first".
  if (request['queryType'] === 'DOC' && condition['_id'] === undefined)
    throw invalidParam('param.query must name an _id')
  return condition
}

/** @throws TcbError INVALID_PARAM */
export function transactionId(request: Request): string {
  const id = request['transactionId']
  if (typeof id !== 'string' || id === '')
    throw invalidParam('param.transactionId must be a non-empty string')
  return id
}

export function decodeDocument(text: unknown, field: string, now: number): Document {
  const value = decode(text, field, now)
  if (!isDocument(value)) throw invalidParam(`param.${field} must be an object`)
  return value
}

export function limit(request: Request, { fallback = DEFAULT_LIMIT, most = MAX_LIMIT } = {}): number {
  if (request['queryType'] === 'DOC') return 1
  return Math.min(integer(request, 'limit', { fallback, least: 1 }), most)
}

export function offset(request: Request): number {
  return integer(request, 'offset', { fallback: 0, least: 0 })
}

export function order(request: Request, now: number): Record<string, 1 | -1> {
  if (request['order'] === undefined) return {}
  const fields = decodeDocument(request['order'], 'order', now)
  for (const [field, direction] of Object.entries(fields))
    if (direction !== 1 && direction !== -1) throw invalidParam(`param.order.${field} must be 1 or -1`)
  return fields as Record<string, 1 | -1>
}

export function flag(request: Request, field: 'multi' | 'merge' | 'upsert', fallback: boolean): boolean {
  const value = request[field] ?? fallback
  if (typeof value !== 'boolean') throw invalidParam(`param.${field} must be a boolean`)
  return value
}

function integer(
  request: Request,
  field: string,
  { fallback, least }: { fallback: number; least: number },
): number {
  const value = request[field] ?? fallback
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    throw invalidParam(`param.${field} must be an integer of at least ${least}`)
  return value
}
