import { BSONRegExp } from 'bson'
import { isDocument } from './document'

/** The name MongoDB's messages use for the type of a value, such as `string` or `double`. */
export function bsonType(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof BSONRegExp) return 'regex'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return numberType(value)
  if (typeof value !== 'object' || isDocument(value)) return typeof value
  const { _bsontype = 'Object' } = value as { _bsontype?: string }
  return NAMES[_bsontype] ?? _bsontype.charAt(0).toLowerCase() + _bsontype.slice(1)
}

/** Those that are not called as their class is. */
const NAMES: Record<string, string> = { Binary: 'binData', Decimal128: 'decimal', Long: 'long' }

function numberType(value: number): string {
  if (!Number.isInteger(value)) return 'double'
  return isInt32(value) ? 'int' : 'long'
}

/** Is it a whole number from -2^31 to 2^31 - 1? */
export const isInt32 = (value: number): boolean => (value | 0) === value

/** A value as MongoDB's messages show it: `{ name: "Li" }`. Cut where it gets long. */
export function show(value: unknown): string {
  const text = showWhole(value, 0)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function showWhole(value: unknown, depth: number): string {
  if (depth > 3) return '…'
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (Array.isArray(value))
    return `[ ${value
      .slice(0, 20)
      .map((item) => showWhole(item, depth + 1))
      .join(', ')} ]`
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`
  if (!isDocument(value)) return String(value)
  const fields = Object.entries(value).slice(0, 20)
  return `{ ${fields.map(([name, item]) => `${name}: ${showWhole(item, depth + 1)}`).join(', ')} }`
}
