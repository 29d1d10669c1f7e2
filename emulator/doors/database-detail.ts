import type { Served } from '../database/actions/action'
import { type Excerpt, excerptOf, excerptOfList } from '../trace/excerpt'

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

/** What the log says of an answer's `data`, and of how it was served. */
export const toldOf = (action: string, { cut, ...index }: Served, data: object) => ({
  ...(READS.test(action) ? {} : { wrote: true as const }),
  ...index,
  ...(cut && { hint: 'cut' as const }),
  output: answerOf(data),
})

const READS = /\.(getDocument|calculateDocument|aggregateDocuments|getInTransaction|startTransaction)$/

/** `list` holds a document's EJSON each. */
function answerOf(data: object): Excerpt | undefined {
  const list = 'list' in data ? data.list : undefined
  return isTexts(list) ? excerptOfList(list) : excerptOf(data)
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

function jsonOf(value: unknown): string {
  if (isTexts(value)) return `[${value.join(',')}]`
  return typeof value === 'string' ? value : JSON.stringify(value)
}
