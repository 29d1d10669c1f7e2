import { BSONRegExp } from 'bson'
import { type Document, isDocument, MAX_DEPTH } from './document'
import { MongoError } from './mongo-error'

/** What an `_id` may not be: https://www.mongodb.com/docs/manual/core/document/#the-_id-field */
function checkId(id: unknown): void {
  if (Array.isArray(id)) throw new MongoError("The '_id' value cannot be of type array")
  if (id instanceof BSONRegExp) throw new MongoError("The '_id' value cannot be of type regex")
}

/**
 * Called on everything before it is stored, since what is stored must be readable again: a field such as
 * `$date` would come back as something else, and what is nested too deep or named with a null byte not at all.
 * @throws MongoError
 */
export function checkStorable(document: Document): void {
  checkId(document['_id'])
  checkFields(document, '', 0)
}

function checkFields(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new MongoError(`Exceeded maximum nesting depth of ${MAX_DEPTH}`)
  if (Array.isArray(value)) for (const item of value) checkFields(item, path, depth + 1)
  if (!isDocument(value)) return
  for (const name in value) {
    if (name.includes('\0')) throw new MongoError(`The field names of '${path}' must not contain null bytes.`)
    if (name.startsWith('$'))
      throw new MongoError(
        `The dollar ($) prefixed field '${name}' in '${path}${name}' is not valid for storage.`,
      )
    if (typeof value[name] === 'object') checkFields(value[name], `${path}${name}.`, depth + 1)
  }
}
