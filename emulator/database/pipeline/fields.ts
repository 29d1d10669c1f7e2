import { type Document, isDocument, ownField } from '../document'

/** The value at a path that leads through documents only; undefined where it does not. */
export function fieldAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value
  return isDocument(value) ? fieldAt(ownField(value, name), rest) : undefined
}

/** A copy of the document with a value at that path; what stands in its way is replaced. */
export function withFieldAt(document: Document, path: readonly string[], value: unknown): Document {
  if (path.length === 1) return { ...document, [path[0] ?? '']: value }
  const [name = '', ...rest] = path
  const inner = ownField(document, name)
  return { ...document, [name]: withFieldAt(isDocument(inner) ? inner : {}, rest, value) }
}

/** A copy of the document without what is at that path. */
export function withoutFieldAt(document: Document, [name = '', ...rest]: readonly string[]): Document {
  const { [name]: inner, ...others } = document
  if (rest.length === 0) return others
  return isDocument(inner) ? { ...document, [name]: withoutFieldAt(inner, rest) } : document
}
