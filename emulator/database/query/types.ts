import { bsonType } from '../bson-type'
import { isList } from '../document'
import { MongoError } from '../mongo-error'

/** https://www.mongodb.com/docs/manual/reference/bson-types/ */
const CODES: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
  [-1]: 'minKey',
}
const NAMES = new Set([...Object.values(CODES), 'number'])

/** `$type`: one name or number, or a list of them. @throws MongoError */
export function typeTest(operand: unknown): (value: unknown) => boolean {
  const names = (isList(operand) ? operand : [operand]).map((one) => {
    const name = typeof one === 'number' ? CODES[one] : one
    if (typeof name === 'string' && NAMES.has(name)) return name
    throw new MongoError(`Unknown type name alias or code: ${String(one)}`)
  })
  if (names.length === 0) throw new MongoError('$type must match at least one type')
  return (value) => names.includes(bsonType(value)) || (typeof value === 'number' && names.includes('number'))
}
