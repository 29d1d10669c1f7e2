import { isDocument, ownField } from '../document'
import { keyOf } from '../ejson'

/**
 * The distinct values a document has at a path, as an index sees them: through arrays of documents, each
 * element of an array by itself, and null where there is nothing. At least one.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  const found = new Map<string, unknown>()
  for (const value of descend(document, path.split('.'))) {
    const elements = Array.isArray(value) && value.length > 0 ? (value as unknown[]) : [value]
    for (const element of elements) found.set(keyOf(element ?? null), element ?? null)
  }
  return [...found.values()]
}

function descend(value: unknown, path: string[]): unknown[] {
  const [name, ...rest] = path
  if (name === undefined) return [value]
  if (Array.isArray(value)) {
    const index = /^\d+$/.test(name)
      ? [(value as unknown[])[Number(name)]].flatMap((item) => descend(item, rest))
      : []
    const through = value.filter(isDocument).flatMap((item) => descend(item, path))
    return [...index, ...through]
  }
  return isDocument(value) ? descend(ownField(value, name), rest) : [null]
}
