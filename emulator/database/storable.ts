import { isDocument, type Document } from './document'
import { MongoError } from './mongo-error'

/** What an `_id` may not be: https://www.mongodb.com/docs/manual/core/document/#the-_id-field */
function checkId(id: unknown): void {
  if (Array.isArray(id)) throw new MongoError("The '_id' value cannot be of type array")
  if (id instanceof RegExp) throw new MongoError("The '_id' value cannot be of type regex")
}

/**
 * A field such as `$date` in stored data would be read back as something else.
 * @throws MongoError
 */
export function checkStorable(document: Document): void {
  checkId(document['_id'])
  checkNames(document, '')
}

function checkNames(value: unknown, path: string): void {
  if (Array.isArray(value)) for (const item of value) checkNames(item, path)
  if (!isDocument(value)) return
  for (const name of Object.keys(value)) {
    if (name.startsWith('$'))
      throw new MongoError(
        `The dollar ($) prefixed field '${name}' in '${path}${name}' is not valid for storage.`,
      )
    checkNames(value[name], `${path}${name}.`)
  }
}
