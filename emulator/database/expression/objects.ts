import { bsonType } from '../bson-type'
import { isDocument, type Document } from '../document'
import { MongoError } from '../mongo-error'
import { unary, variadic } from './arguments'
import { isNil, type Operator } from './evaluate'

/** What `$mergeObjects` takes up; null and nothing are passed over. @throws MongoError */
export function mergeable(value: unknown): Document {
  if (isNil(value)) return {}
  if (isDocument(value)) return value
  throw new MongoError(`$mergeObjects requires object inputs, but an input is of type ${bsonType(value)}`)
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#object-expression-operators */
export const OBJECTS: Record<string, Operator> = {
  $mergeObjects: variadic((values) =>
    values.reduce<Document>((all, value) => ({ ...all, ...mergeable(value) }), {}),
  ),
  $objectToArray: unary((value) => {
    if (isNil(value)) return null
    if (isDocument(value)) return Object.entries(value).map(([k, v]) => ({ k, v }))
    throw new MongoError(`$objectToArray requires a document input, found: ${bsonType(value)}`)
  }),
}
