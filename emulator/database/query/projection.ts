import { type Document, isDocument, isList } from '../document'
import { MongoError } from '../mongo-error'
import { invalidParam } from '../refusal'
import { compileCondition } from './condition'
import { excluded, grow, included, type Tree } from './projection-tree'

type Slice = number | [skip: number, limit: number]
type Change = (document: Document) => Document

/**
 * field(): which fields of the documents are answered.
 * https://www.mongodb.com/docs/manual/tutorial/project-fields-from-query-results/
 * @throws TcbError INVALID_PARAM; MongoError where inclusion and exclusion are mixed
 */
export function project(documents: Document[], projection: Document): Document[] {
  const operators = Object.entries(projection).filter(([, how]) => isDocument(how))
  const fields = Object.entries(projection).filter(([, how]) => !isDocument(how))
  const elements = operators.map(([field, how]) => readOperator(field, how as Document))
  const inclusive = includes(fields) || elements.some(({ takes }) => takes)
  const tree: Tree = new Map()
  for (const [field, how] of fields) grow(tree, field, how === 1 || how === true ? 'include' : 'exclude')
  if (inclusive) {
    for (const { field } of elements) grow(tree, field, 'include')
    if (!tree.has('_id')) tree.set('_id', 'include')
  }
  return documents.map((document) => {
    const projected = (inclusive ? included(document, tree) : excluded(document, tree)) as Document
    return elements.reduce((changed, { change }) => change(changed), projected)
  })
}

/** @throws MongoError, TcbError */
function includes(fields: [string, unknown][]): boolean {
  for (const [field, how] of fields)
    if (how !== 0 && how !== 1 && typeof how !== 'boolean')
      throw invalidParam(`param.projection.${field} must be 0, 1, $slice or $elemMatch`)
  const others = fields.filter(([field]) => field !== '_id')
  const taken = others.filter(([, how]) => how === 1 || how === true)
  if (taken.length > 0 && taken.length < others.length)
    throw new MongoError('Projection cannot have a mix of inclusion and exclusion.')
  return taken.length > 0 || (others.length === 0 && fields.some(([, how]) => how === 1 || how === true))
}

/** `takes`: beside it other fields are left out. */
function readOperator(field: string, how: Document): { field: string; takes: boolean; change: Change } {
  const path = field.split('.')
  if ('$slice' in how) {
    const slice = sliceOf(how['$slice'])
    return {
      field,
      takes: false,
      change: (document) => changedAt(document, path, (list) => sliced(list, slice)) as Document,
    }
  }
  const asked = how['$elemMatch']
  if (!isDocument(asked)) throw invalidParam(`param.projection.${field} must be 0, 1, $slice or $elemMatch`)
  if (path.length > 1) throw new MongoError('Cannot use $elemMatch projection on a nested field.')
  const matches = compileCondition({ element: { $elemMatch: asked } })
  const change = (document: Document) => {
    const { [field]: list, ...others } = document
    const found = isList(list) ? list.filter((item) => matches({ element: [item] })).slice(0, 1) : []
    return found.length === 0 ? others : { ...others, [field]: found }
  }
  return { field, takes: true, change }
}

function changedAt(
  value: unknown,
  [name, ...rest]: string[],
  change: (list: unknown[]) => unknown[],
): unknown {
  if (name === undefined) return isList(value) ? change(value) : value
  if (isList(value)) return value.map((item) => changedAt(item, [name, ...rest], change))
  if (!isDocument(value) || !Object.hasOwn(value, name)) return value
  return { ...value, [name]: changedAt(value[name], rest, change) }
}

function sliceOf(slice: unknown): Slice {
  if (typeof slice === 'number') return slice
  const [skip, limit] = isList(slice) ? slice : []
  if (typeof skip !== 'number' || typeof limit !== 'number' || limit <= 0)
    throw invalidParam('$slice must be a number, or a number to skip and a positive number to keep')
  return [skip, limit]
}

function sliced(list: unknown[], slice: Slice): unknown[] {
  if (typeof slice === 'number') return slice < 0 ? list.slice(slice) : list.slice(0, slice)
  const [skip, limit] = slice
  const start = skip < 0 ? Math.max(0, list.length + skip) : skip
  return list.slice(start, start + limit)
}
