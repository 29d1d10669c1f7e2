import { isDocument, ownField, type Document } from '../document'
import { bsonType, show } from '../bson-type'
import { MongoError } from '../mongo-error'
import { changeAt, type FieldChange } from './path'
import { segmentsOf } from './paths'

/** https://www.mongodb.com/docs/manual/reference/operator/update/rename/ */
export function rename(from: string, to: unknown): (document: Document) => Document {
  if (typeof to !== 'string')
    throw new MongoError(`The 'to' field for $rename must be a string: ${from}: ${bsonType(to)}`)
  if (from === to)
    throw new MongoError(`The source and target field for $rename must differ: ${from}: ${show(to)}`)
  const [source, target] = [segmentsOf(from), segmentsOf(to)]
  for (const path of [source, target])
    if (path.some((segment) => segment.startsWith('$')))
      throw new MongoError(`The source and target field for $rename may not be dynamic: ${path.join('.')}`)
  return (document) => {
    const value = valueOf(document, source, 'source')
    if (value === undefined) return document
    valueOf(document, target, 'destination')
    const without = changed(document, source, () => undefined, false)
    return changed(without, target, () => value, true)
  }
}

function changed(document: Document, segments: string[], change: FieldChange, creates: boolean): Document {
  return changeAt(document, { segments, change, creates, position: () => -1 })
}

/** @throws MongoError where a list is on the way */
function valueOf(document: Document, path: string[], role: 'source' | 'destination'): unknown {
  return path.reduce<unknown>((value, name) => {
    if (Array.isArray(value))
      throw new MongoError(
        `The ${role} field cannot be an array element, '${path.join('.')}' in doc with _id: ${show(document['_id'])}`,
      )
    return isDocument(value) ? ownField(value, name) : undefined
  }, document)
}
