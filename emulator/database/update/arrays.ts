import { BSONRegExp } from 'bson'
import { bsonType, show } from '../bson-type'
import { isDocument, isList } from '../document'
import { keyOf } from '../ejson'
import { isEqual } from '../engine/bson-order'
import { MongoError } from '../mongo-error'
import { compileCondition } from '../query/condition'
import type { FieldChange } from './path'

export function pop(operand: unknown, path: string): FieldChange {
  if (operand !== 1 && operand !== -1) throw new MongoError(`$pop expects 1 or -1, found: ${show(operand)}`)
  return (current) => {
    if (current === undefined) return undefined
    if (!isList(current))
      throw new MongoError(`Path '${path}' contains an element of non-array type '${bsonType(current)}'`)
    if (current.length === 0) return current
    return operand === 1 ? current.slice(0, -1) : current.slice(1)
  }
}

export function addToSet(operand: unknown, path: string): FieldChange {
  const additions: unknown = isDocument(operand) && '$each' in operand ? operand['$each'] : [operand]
  if (!isList(additions))
    throw new MongoError(
      `The argument to $each in $addToSet must be an array but it was of type ${bsonType(additions)}`,
    )
  return (current = []) => {
    if (!isList(current))
      throw new MongoError(
        `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${bsonType(current)}`,
      )
    const present = new Set(current.map(keyOf))
    const fresh = new Map(additions.map((item) => [keyOf(item), item]))
    for (const key of present) fresh.delete(key)
    return fresh.size === 0 && current.length > 0 ? current : [...current, ...fresh.values()]
  }
}

export function pull(operand: unknown): FieldChange {
  return without(pulled(operand))
}

export function pullAll(operand: unknown): FieldChange {
  if (!isList(operand))
    throw new MongoError(`$pullAll requires an array argument but was given a ${bsonType(operand)}`)
  const keys = new Set(operand.map(keyOf))
  return without((item) => keys.has(keyOf(item)))
}

function without(goes: (item: unknown) => boolean): FieldChange {
  return (current) => {
    if (current === undefined) return undefined
    if (!isList(current)) throw new MongoError('Cannot apply $pull to a non-array value')
    const kept = current.filter((item) => !goes(item))
    return kept.length === current.length ? current : kept
  }
}

/** Which elements a $pull takes: equal ones, those that meet operators, documents that meet a condition. */
function pulled(operand: unknown): (item: unknown) => boolean {
  if (operand instanceof BSONRegExp) {
    const matches = compileCondition({ element: operand })
    return (item) => matches({ element: item })
  }
  if (!isDocument(operand)) return (item) => isEqual(item, operand)
  if (Object.keys(operand).some((name) => name.startsWith('$') && !LOGICAL.has(name))) {
    const matches = compileCondition({ element: operand })
    return (item) => matches({ element: item })
  }
  const matches = compileCondition(operand)
  return (item) => isDocument(item) && matches(item)
}

const LOGICAL = new Set(['$and', '$or', '$nor'])
