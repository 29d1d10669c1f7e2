import { type Document, isDocument, isList, MAX_DEPTH } from '../document'
import { MongoError } from '../mongo-error'
import type { Compiling, Evaluate, Frame } from './evaluate'

/** `$a.b`: of a list of documents, the list of what they have. A number is a field's name, never an index. */
export function fieldPath(text: string): Evaluate {
  const path = segmentsOf(text, text.slice(1))
  const [name = ''] = path
  if (path.length === 1) return ({ root }) => fieldOf(root, name)
  return ({ root }) => valueAt(root, path, 0)
}

/** `$$name.a.b` @throws MongoError on a variable that is not there */
export function variablePath(text: string, { variables, now }: Compiling): Evaluate {
  const [name = '', ...path] = segmentsOf(text, text.slice(2))
  if (name === 'REMOVE') return () => undefined
  if (name === 'NOW') return () => new Date(now)
  if (name === 'ROOT' || name === 'CURRENT') return ({ root }) => valueAt(root, path, 0)
  if (!variables.has(name)) throw new MongoError(`Use of undefined variable: ${name}`)
  return ({ frame }) => valueAt(lookUp(frame, name), path, 0)
}

function segmentsOf(text: string, path: string): string[] {
  const segments = path.split('.')
  if (segments.length > MAX_DEPTH) throw new MongoError(`FieldPath is nested deeper than ${MAX_DEPTH} levels`)
  if (segments.some((segment) => segment === ''))
    throw new MongoError(
      path === ''
        ? `'${text}' by itself is not a valid FieldPath`
        : `FieldPath '${text}' must not have an empty field name`,
    )
  if (segments.some((segment, i) => i > 0 && segment.startsWith('$')))
    throw new MongoError(`FieldPath field names may not start with '$': ${text}`)
  return segments
}

function lookUp(frame: Frame | undefined, name: string): unknown {
  for (let at = frame; at; at = at.outer) if (at.name === name) return at.value
  return undefined
}

function fieldOf(value: unknown, name: string): unknown {
  return isDocument(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** The value at a path as expressions see it; undefined where it leads nowhere. */
export function valueAt(value: unknown, path: readonly string[], depth: number): unknown {
  let at = value
  for (let i = depth; i < path.length; i++) {
    if (isList(at)) return eachAt(at, path, i)
    if (!isDocument(at)) return undefined
    at = fieldOf(at, path[i] ?? '')
  }
  return at
}

/** Lists in the list count for nothing. */
function eachAt(list: unknown[], path: readonly string[], depth: number): unknown[] {
  const documents: Document[] = list.filter(isDocument)
  return documents.flatMap((item) => {
    const value = valueAt(item, path, depth)
    return value === undefined ? [] : [value]
  })
}
