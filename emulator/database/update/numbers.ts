import { bsonType, show } from '../bson-type'
import { isDocument, type Document } from '../document'
import { compareValues } from '../engine/bson-order'
import { MongoError } from '../mongo-error'
import type { FieldChange } from './path'

export function inc(operand: unknown, path: string): FieldChange {
  if (typeof operand !== 'number')
    throw new MongoError(`Cannot increment with non-numeric argument: ${show({ [path]: operand })}`)
  return (current, document) => numeric('$inc', current, path, document) + operand
}

export function mul(operand: unknown, path: string): FieldChange {
  if (typeof operand !== 'number')
    throw new MongoError(`Cannot multiply with non-numeric argument: ${show({ [path]: operand })}`)
  return (current, document) => numeric('$mul', current, path, document) * operand
}

function numeric(operator: string, current: unknown, path: string, document: Document): number {
  if (current === undefined) return 0
  if (typeof current === 'number') return current
  const field = path.slice(path.lastIndexOf('.') + 1)
  throw new MongoError(
    `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(document['_id'])}} has the field '${field}' of non-numeric type ${bsonType(current)}`,
  )
}

export function min(operand: unknown): FieldChange {
  return (current) => (current === undefined || compareValues(operand, current) < 0 ? operand : current)
}

export function max(operand: unknown): FieldChange {
  return (current) => (current === undefined || compareValues(operand, current) > 0 ? operand : current)
}

const BITWISE: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

export function bit(operand: unknown, path: string): FieldChange {
  const steps = isDocument(operand) ? Object.entries(operand) : []
  if (steps.length === 0)
    throw new MongoError(
      `The $bit modifier is not compatible with a ${bsonType(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    )
  for (const [name, mask] of steps) {
    if (!Object.hasOwn(BITWISE, name))
      throw new MongoError(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${show(name)}: ${show(mask)}}`,
      )
    if (!Number.isSafeInteger(mask))
      throw new MongoError(
        `The $bit modifier field must be an Integer(32/64 bit); a '${bsonType(mask)}' is not supported here: {${show(name)}: ${show(mask)}}`,
      )
  }
  return (current, document) => {
    if (current !== undefined && !Number.isSafeInteger(current))
      throw new MongoError(
        `Cannot apply $bit to a value of non-integral type._id: ${show(document['_id'])} has the field ${path} of non-integer type ${bsonType(current)}`,
      )
    const start = BigInt(Number(current ?? 0))
    return Number(
      steps.reduce((value, [name, mask]) => BITWISE[name]?.(value, BigInt(Number(mask))) ?? value, start),
    )
  }
}
