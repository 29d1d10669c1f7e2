import { BSONRegExp, EJSON } from 'bson'
import { type Document, isDocument, MAX_DEPTH } from './document'
import { compilePattern } from './pattern/pattern'
import { invalidParam } from './refusal'

/**
 * Reads a field of a request that carries EJSON text. Numbers become JavaScript's, a serverDate the moment it
 * stands for; regular expressions stay MongoDB's, which are not JavaScript's.
 * @param now the emulator's clock, ms
 * @throws TcbError INVALID_PARAM
 */
export function decode(text: unknown, field: string, now: number): unknown {
  if (typeof text !== 'string') throw invalidParam(`param.${field} must be a string of EJSON`)
  return revive(parse(text, field), { field, now }, 0)
}

/** A document that came as an object, checked and copied likewise; `undefined` fields are left out. */
export function adopt(document: object): Document {
  return revive(document, { field: 'document', now: 0 }, 0) as Document
}

/** A copy that may be changed. */
export function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clone)
  if (value instanceof Date) return new Date(value)
  if (!isDocument(value)) return value
  const copy: Document = {}
  for (const name in value) copy[name] = clone(value[name])
  return copy
}

/**
 * Canonical EJSON, as in answers and in the database file. What nearly all documents consist of is written at once: the
 * library first makes an object of each number.
 */
export function encode(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && value === (value | 0) && !Object.is(value, -0))
    return `{"$numberInt":"${value}"}`
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map((item: unknown) => encode(item ?? null)).join(',')}]`
  if (!isDocument(value) || '_bsontype' in value) return EJSON.stringify(value, { relaxed: false })
  let fields = ''
  for (const name in value)
    fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${encode(value[name] ?? null)}`
  return `{${fields}}`
}

/**
 * One text for one value, for maps and sets. Like MongoDB it keeps the order of fields, and takes
 * 0 and -0 for the same number.
 */
export function keyOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  // Most numbers are these: an index asks for the key of each of its values.
  if (typeof value === 'number' && value === (value | 0)) return `{"$numberInt":"${value}"}`
  if (Array.isArray(value)) return `[${value.map((item: unknown) => keyOf(item ?? null)).join(',')}]`
  return EJSON.stringify(value, { relaxed: false }).replaceAll(MINUS_ZERO, '{"$numberInt":"0"}')
}

/** No text of a value looks like it: there the quotes are escaped. */
const MINUS_ZERO = '{"$numberDouble":"-0.0"}'

function parse(text: string, field: string): unknown {
  try {
    return EJSON.parse(text, { relaxed: true })
  } catch (error) {
    throw invalidParam(`param.${field} is not EJSON: ${(error as Error).message}`)
  }
}

interface Reading {
  field: string
  now: number
}

function revive(value: unknown, reading: Reading, depth: number): unknown {
  if (depth > MAX_DEPTH)
    throw invalidParam(`param.${reading.field} is nested deeper than ${MAX_DEPTH} levels`)
  if (Array.isArray(value)) return value.map((item) => revive(item, reading, depth + 1))
  if (value instanceof RegExp) return new BSONRegExp(value.source, value.flags.replace(/[^imsx]/g, ''))
  if (value instanceof BSONRegExp) return checkedPattern(value, reading.field)
  if (value instanceof Date) return date(value, reading.field)
  if (!isDocument(value)) return value
  const serverDate = value['$tcb_server_date']
  if (serverDate !== undefined) return new Date(reading.now + offsetOf(serverDate, reading.field))
  return reviveDocument(value, reading, depth)
}

function reviveDocument(document: Document, reading: Reading, depth: number): Document {
  const revived: Document = {}
  for (const name in document) {
    const item = document[name]
    // Assigning it would give the object another prototype instead of a field.
    if (name === '__proto__') throw invalidParam(`param.${reading.field} must not have a field __proto__`)
    if (item !== undefined) revived[name] = revive(item, reading, depth + 1)
  }
  return revived
}

function date(value: Date, field: string): Date {
  if (Number.isNaN(value.getTime())) throw invalidParam(`param.${field} holds an invalid date`)
  return new Date(value)
}

function offsetOf(serverDate: unknown, field: string): number {
  const offset = isDocument(serverDate) ? (serverDate['offset'] ?? 0) : undefined
  if (typeof offset !== 'number' || !Number.isFinite(offset))
    throw invalidParam(`param.${field} holds a serverDate without a number as its offset`)
  return offset
}

function checkedPattern(value: BSONRegExp, field: string): BSONRegExp {
  try {
    compilePattern(value.pattern, value.options)
    return value
  } catch (error) {
    throw invalidParam(`param.${field}: ${(error as Error).message}`)
  }
}
