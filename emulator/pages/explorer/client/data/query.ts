import type { IndexInfo } from '../../../../control/state'

export type { IndexInfo }

/** What is asked of a collection, as it is typed. */
export interface Query {
  where: string
  /** `createtime desc, name` */
  sort: string
  /** From 0. */
  page: number
}

export const PAGE = 50

export type QueryEvent =
  { type: 'asked'; where: string; sort: string } | { type: 'turned'; by: number } | { type: 'first' }

export function queryAfter(query: Query, event: QueryEvent): Query {
  switch (event.type) {
    case 'asked':
      return { where: event.where, sort: event.sort, page: 0 }
    case 'turned':
      return { ...query, page: Math.max(0, query.page + event.by) }
    case 'first':
      return { ...query, page: 0 }
  }
}

const dateLike = /(time|date|_at|At|created|updated)$/

/** Newest first, where an index keeps that order: otherwise as they come. */
export function firstQuery(indexes: readonly IndexInfo[]): Query {
  const index = indexes.find(({ keys }) => dateLike.test(Object.keys(keys)[0] ?? ''))
  const sort = index ? Object.entries(index.keys).map(([field, way]) => [field, way]) : []
  const turn = sort[0]?.[1] === 1 ? -1 : 1
  const text = sort.map(([field, way]) =>
    Number(way) * turn === -1 ? `${String(field)} desc` : String(field),
  )
  return { where: '', sort: text.join(', '), page: 0 }
}

/** As the control API takes it. @throws Error with a sentence */
export function orderOf(sort: string): [string, 'asc' | 'desc'][] {
  const parts = sort
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.map((part) => {
    const [field = '', way = 'asc', ...more] = part.split(/\s+/)
    if ((way !== 'asc' && way !== 'desc') || more.length > 0)
      throw new Error(`The order "${part}" is not a field with asc or desc, such as: createtime desc`)
    return [field, way]
  })
}

/** @throws Error with a sentence */
export function pathOf(collection: string, { where, sort, page }: Query): string {
  const search = new URLSearchParams({ skip: String(page * PAGE), limit: String(PAGE) })
  if (where.trim() !== '') search.set('where', conditionOf(where))
  const order = orderOf(sort)
  if (order.length > 0) search.set('orderBy', JSON.stringify(order))
  return `${collection}?${search}`
}

/** @throws Error with a sentence */
function conditionOf(where: string): string {
  try {
    const condition: unknown = JSON.parse(where)
    if (typeof condition === 'object' && condition !== null && !Array.isArray(condition)) return where.trim()
  } catch (error) {
    throw new Error(`The filter is not JSON: ${(error as Error).message}`, { cause: error })
  }
  throw new Error('The filter must be an object, such as: { "name": "Ann" }')
}

export const collectionPath = (env: string, name: string) =>
  `/control/collections/${encodeURIComponent(env)}/${encodeURIComponent(name)}`

/** The `_id` in an address, in EJSON: a text and a number differ. */
export const documentPath = (collection: string, id: unknown) =>
  `${collection}/${encodeURIComponent(JSON.stringify(id))}`
