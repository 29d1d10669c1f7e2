import { isDocument, isList, ownField } from '../document'
import { keyOf } from '../ejson'

/**
 * The distinct values a document has at a path, as an index sees them: through arrays of documents, each
 * element of an array by itself, undefined for an empty array, and null where there is nothing. At least one.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  if (!path.includes('.') && isDocument(document)) {
    // Nearly always it is one value, and no list, of one field.
    const value = ownField(document, path)
    if (!isList(value)) return [value ?? null]
  }
  const found = new Map<string, unknown>()
  for (const value of valuesReached(document, path.split('.'))) {
    if (!isList(value)) found.set(keyOf(value ?? null), value ?? null)
    else if (value.length === 0) found.set('', undefined)
    else for (const element of value) found.set(keyOf(element), element)
  }
  // An array on the way whose elements are no documents leads nowhere.
  return found.size === 0 ? [null] : [...found.values()]
}

/** The values at a path, through arrays of documents; undefined where it leads nowhere. */
export function valuesReached(value: unknown, path: string[]): unknown[] {
  const [name, ...rest] = path
  if (name === undefined) return [value]
  if (isList(value)) {
    const index = /^\d+$/.test(name) ? [value[Number(name)]].flatMap((item) => valuesReached(item, rest)) : []
    const through = value.filter(isDocument).flatMap((item) => valuesReached(item, path))
    return [...index, ...through]
  }
  return isDocument(value) ? valuesReached(ownField(value, name), rest) : [undefined]
}
