import { bsonType } from '../bson-type'
import { type Document, isDocument, isList } from '../document'
import { MongoError } from '../mongo-error'
import { mapped } from '../work/steps'
import { optionsOf, type StageMaker } from './stage'
import { fieldAt, withFieldAt, withoutFieldAt } from './fields'

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/unwind/ */
export const $unwind: StageMaker = (operand, { compiling }, name) => {
  const { path, keep, indexField } = read(operand, name)
  const withIndex = (document: Document, index: number | null) =>
    indexField ? withFieldAt(document, indexField, index) : document
  const unwound = (document: Document): Document[] => {
    const value = fieldAt(document, path)
    if (!isList(value)) {
      if (value === undefined || value === null) return keep ? [withIndex(document, null)] : []
      return [withIndex(document, null)]
    }
    if (value.length === 0) return keep ? [withIndex(withoutFieldAt(document, path), null)] : []
    compiling.meter.refill()
    compiling.meter.spend(value.length)
    return value.map((item, i) => withIndex(withFieldAt(document, path, item), i))
  }
  return function* (documents) {
    return (yield* mapped(documents, unwound)).flat(1)
  }
}

function read(operand: unknown, name: string) {
  const options = typeof operand === 'string' ? { path: operand } : operand
  if (!isDocument(options))
    throw new MongoError(
      `expected either a string or an object as specification for ${name} stage, got ${bsonType(operand)}`,
    )
  const {
    path,
    includeArrayIndex,
    preserveNullAndEmptyArrays: keep = false,
  } = optionsOf(options, name, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  if (typeof path !== 'string')
    throw new MongoError(
      path === undefined
        ? `no path specified to ${name} stage`
        : `expected a string as the path for ${name} stage, got ${bsonType(path)}`,
    )
  if (!path.startsWith('$') || path === '$')
    throw new MongoError(`path option to ${name} stage should be prefixed with a '$': ${path}`)
  if (typeof keep !== 'boolean')
    throw new MongoError(
      `expected a boolean for the preserveNullAndEmptyArrays option to ${name} stage, got ${bsonType(keep)}`,
    )
  if (includeArrayIndex !== undefined && (typeof includeArrayIndex !== 'string' || includeArrayIndex === ''))
    throw new MongoError(
      `expected a non-empty string for the includeArrayIndex option to ${name} stage, got ${bsonType(includeArrayIndex)}`,
    )
  if (includeArrayIndex?.startsWith('$') === true)
    throw new MongoError(
      `includeArrayIndex option to ${name} stage should not be prefixed with a '$': ${includeArrayIndex}`,
    )
  return { path: path.slice(1).split('.'), keep, indexField: includeArrayIndex?.split('.') }
}
