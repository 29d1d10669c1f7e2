import { type Document, isDocument, isList, MAX_DEPTH } from '../document'
import type { Evaluate, Scope } from '../expression/evaluate'
import { MongoError } from '../mongo-error'

/** What becomes of a field: it is taken, it is left out, or it is computed. */
export type Leaf = 'include' | 'exclude' | Evaluate
export type Tree = Map<string, Leaf | Tree>

/** Puts a field in its place. @throws MongoError where another one is in the way */
export function grow(tree: Tree, path: string, leaf: Leaf): void {
  const [last = '', ...way] = path.split('.').reverse()
  if (path === '' || last === '' || way.includes(''))
    throw new MongoError(
      path === ''
        ? 'FieldPath cannot be constructed with empty string'
        : `FieldPath must not have an empty field name: '${path}'`,
    )
  if (way.length >= MAX_DEPTH) throw new MongoError(`FieldPath is nested deeper than ${MAX_DEPTH} levels`)
  let place = tree
  for (const name of way.reverse()) {
    const inner = place.get(name) ?? new Map<string, Leaf | Tree>()
    if (!(inner instanceof Map)) throw conflict(path, name)
    place.set(name, inner)
    place = inner
  }
  if (place.has(last)) throw conflict(path, last)
  place.set(last, leaf)
}

const conflict = (path: string, other: string) =>
  new MongoError(`specification contains two conflicting paths. Cannot specify both '${path}' and '${other}'`)

/** Only what the tree takes, in the document's own order; undefined for what is no document. */
export function included(value: unknown, tree: Tree): unknown {
  if (isList(value)) {
    const items = value.map((item) => included(item, tree))
    return computes(tree) ? items : items.filter((item) => item !== undefined)
  }
  if (!isDocument(value)) return undefined
  const taken: Document = {}
  for (const name in value) {
    const branch = tree.get(name)
    const inner =
      branch === 'include' ? value[name] : branch instanceof Map ? included(value[name], branch) : undefined
    if (inner !== undefined) taken[name] = inner
  }
  return taken
}

/** All but what the tree leaves out. */
export function excluded(value: unknown, tree: Tree): unknown {
  if (isList(value)) return value.map((item) => excluded(item, tree))
  if (!isDocument(value)) return value
  const rest: Document = {}
  for (const name in value) {
    const branch = tree.get(name)
    if (branch === 'exclude') continue
    rest[name] = branch instanceof Map ? excluded(value[name], branch) : value[name]
  }
  return rest
}

/** With what the tree computes: in every element of a list, and a document in place of what is none. */
export function computed(value: unknown, tree: Tree, scope: Scope): unknown {
  if (isList(value)) return value.map((item) => computed(item, tree, scope))
  const document: Document = isDocument(value) ? { ...value } : {}
  for (const [name, branch] of tree) {
    if (branch instanceof Map) {
      if (computes(branch)) document[name] = computed(document[name], branch, scope)
    } else if (typeof branch === 'function') {
      const result = branch(scope)
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- it is a copy
      if (result === undefined) delete document[name]
      else document[name] = result
    }
  }
  return document
}

const computing = new WeakMap<Tree, boolean>()

export function computes(tree: Tree): boolean {
  let answer = computing.get(tree)
  if (answer === undefined) {
    answer = [...tree.values()].some((branch) =>
      branch instanceof Map ? computes(branch) : typeof branch === 'function',
    )
    computing.set(tree, answer)
  }
  return answer
}
