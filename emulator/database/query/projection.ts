import { find } from 'mingo'
import { cloneDeep } from 'mingo/util'
import { type Document, isDocument } from '../document'
import { invalidParam } from '../refusal'
import { MINGO_OPTIONS } from './condition'

type Slice = number | [skip: number, limit: number]

/**
 * field(): which fields of the documents are answered.
 * https://www.mongodb.com/docs/manual/tutorial/project-fields-from-query-results/
 * @throws TcbError INVALID_PARAM; mingo's error where inclusion and exclusion are mixed
 */
export function project(documents: Document[], projection: Document): Document[] {
  const slices = Object.entries(projection).filter(([, how]) => isSlice(how))
  const fields = Object.fromEntries(Object.entries(projection).filter(([, how]) => !isSlice(how)))
  for (const [field, how] of Object.entries(fields)) checkField(field, how)
  // Beside an inclusion a sliced field is included; alone it leaves the other fields as they are.
  if (Object.entries(fields).some(([field, how]) => field !== '_id' && how !== 0 && how !== false))
    for (const [field] of slices) fields[field] = 1
  // mingo removes nested fields in place: never let it at the stored documents.
  const projected = find<Document>(
    documents.map((document) => cloneDeep(document)),
    {},
    fields,
    MINGO_OPTIONS,
  ).all()
  for (const [field, how] of slices)
    for (const document of projected) sliceIn(document, field.split('.'), (how as { $slice: Slice }).$slice)
  return projected
}

function isSlice(how: unknown): boolean {
  return isDocument(how) && '$slice' in how
}

function checkField(field: string, how: unknown): void {
  if (how === 0 || how === 1 || typeof how === 'boolean') return
  if (isDocument(how) && isDocument(how['$elemMatch'])) return
  throw invalidParam(`param.projection.${field} must be 0, 1, $slice or $elemMatch`)
}

/** Changes the document: it is a clone already. */
function sliceIn(value: unknown, [name, ...rest]: string[], slice: Slice): void {
  if (Array.isArray(value)) for (const item of value) sliceIn(item, [name ?? '', ...rest], slice)
  if (!isDocument(value) || name === undefined || !Object.hasOwn(value, name)) return
  const field = value[name]
  if (rest.length > 0) sliceIn(field, rest, slice)
  else if (Array.isArray(field)) value[name] = sliced(field, slice)
}

function sliced(array: unknown[], slice: Slice): unknown[] {
  if (typeof slice === 'number') return slice < 0 ? array.slice(slice) : array.slice(0, slice)
  const [skip, limit] = Array.isArray(slice) ? slice : []
  if (typeof skip !== 'number' || typeof limit !== 'number' || limit <= 0)
    throw invalidParam('$slice must be a number, or a number to skip and a positive number to keep')
  const start = skip < 0 ? Math.max(0, array.length + skip) : skip
  return array.slice(start, start + limit)
}
