import { bsonType, show } from '../bson-type'
import { isDocument, isList } from '../document'
import { compareValues, isEqual } from '../engine/bson-order'
import { MongoError } from '../mongo-error'
import { fieldAt } from '../pipeline/fields'
import type { FieldChange } from './path'

interface Modifiers {
  each: unknown[]
  position: number
  slice: number | undefined
  sort: 1 | -1 | Record<string, 1 | -1> | undefined
}

/** https://www.mongodb.com/docs/manual/reference/operator/update/push/ */
export function push(operand: unknown, path: string): FieldChange {
  const { each, position, slice, sort } = modifiers(operand)
  return (current = [], document) => {
    if (!isList(current))
      throw new MongoError(
        `The field '${path}' must be an array but is of type ${bsonType(current)} in document {_id: ${show(document['_id'])}}`,
      )
    const pushed = [...current]
    pushed.splice(position, 0, ...each)
    if (sort !== undefined) pushed.sort(comparator(sort))
    const kept = slice === undefined ? pushed : slice < 0 ? pushed.slice(slice) : pushed.slice(0, slice)
    return each.length === 0 && isEqual(kept, current) ? current : kept
  }
}

function modifiers(operand: unknown): Modifiers {
  if (!isDocument(operand) || !('$each' in operand))
    return { each: [operand], position: Infinity, slice: undefined, sort: undefined }
  const { $each: each, $position, $slice, $sort, ...others } = operand
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw new MongoError(`Unrecognized clause in $push: ${unknown}`)
  if (!isList(each))
    throw new MongoError(
      `The argument to $each in $push must be an array but it was of type: ${bsonType(each)}`,
    )
  return {
    each,
    position: integer($position, '$position') ?? Infinity,
    slice: integer($slice, '$slice'),
    sort: sortOf($sort),
  }
}

function integer(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined
  if (!Number.isSafeInteger(value))
    throw new MongoError(
      `The value for ${name} must be an integer value but was given type: ${bsonType(value)}`,
    )
  return Number(value)
}

function sortOf(value: unknown): Modifiers['sort'] {
  if (value === undefined || value === 1 || value === -1) return value
  if (isDocument(value) && Object.values(value).every((way) => way === 1 || way === -1))
    return value as Record<string, 1 | -1>
  throw new MongoError(`The $sort element value must be either 1 or -1`)
}

function comparator(sort: 1 | -1 | Record<string, 1 | -1>): (a: unknown, b: unknown) => number {
  if (typeof sort === 'number') return (a, b) => sort * compareValues(a, b)
  const fields = Object.entries(sort)
  return (a, b) => {
    for (const [field, way] of fields) {
      const path = field.split('.')
      const difference = way * compareValues(fieldAt(a, path) ?? null, fieldAt(b, path) ?? null)
      if (difference !== 0) return difference
    }
    return 0
  }
}
