import type { InputOf } from '../api'
import type { IndexInfo } from '../control'
import { say } from '../language'

/** A filter and an order as they are typed. */
export interface Asked {
  where: string
  /** `createtime desc, name` */
  sort: string
}

/** What is asked of a collection. */
export interface Query extends Asked {
  /** From 0. */
  page: number
  /** What is being typed, and not asked yet. */
  typed: Asked
}

export const PAGE = 50

export type QueryEvent =
  | { type: 'typed'; field: keyof Asked; text: string }
  | { type: 'asked' }
  | { type: 'filtered'; where: string }
  | { type: 'sorted'; field: string }
  | { type: 'turned'; by: number }

export function queryAfter(query: Query, event: QueryEvent): Query {
  switch (event.type) {
    case 'typed':
      return { ...query, typed: { ...query.typed, [event.field]: event.text } }
    case 'asked':
      return asking(query.typed)
    case 'filtered':
      return asking({ where: event.where, sort: query.sort })
    case 'sorted':
      return asking({ where: query.where, sort: sortAfter(query.sort, event.field) })
    case 'turned':
      return { ...query, page: Math.max(0, query.page + event.by) }
  }
}

const asking = (asked: Asked): Query => ({ ...asked, page: 0, typed: asked })

const dateLike = /(time|date|_at|At|created|updated)$/

/** Newest first, where an index keeps that order: otherwise as they come. */
export function firstQuery(indexes: readonly IndexInfo[]): Query {
  const index = indexes.find(({ keys }) => dateLike.test(Object.keys(keys)[0] ?? ''))
  const sort = index ? Object.entries(index.keys).map(([field, way]) => [field, way]) : []
  const turn = sort[0]?.[1] === 1 ? -1 : 1
  const text = sort.map(([field, way]) =>
    Number(way) * turn === -1 ? `${String(field)} desc` : String(field),
  )
  return asking({ where: '', sort: text.join(', ') })
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
      throw new Error(
        say(
          `The order "${part}" is not a field with asc or desc, such as: createtime desc`,
          `排序“${part}”应该是字段名加 asc 或 desc，例如：createtime desc`,
        ),
      )
    return [field, way]
  })
}

/** Which way a field is sorted, where it comes first. */
export function wayOf(sort: string, field: string): 'asc' | 'desc' | undefined {
  const [first] = orderOf(sort)
  return first?.[0] === field ? first[1] : undefined
}

/** A press on a column's head: upwards, downwards, as they come. */
function sortAfter(sort: string, field: string): string {
  const way = wayOf(sort, field)
  if (way === undefined) return field
  return way === 'asc' ? `${field} desc` : ''
}

/** What the control API is asked. @throws Error with a sentence */
export function searchOf({ where, sort }: Asked, page: number): InputOf<'/collections/:env/:name'>['query'] {
  const order = orderOf(sort)
  return {
    skip: String(page * PAGE),
    limit: String(PAGE),
    ...(where.trim() !== '' && { where: conditionOf(where) }),
    ...(order.length > 0 && { orderBy: JSON.stringify(order) }),
  }
}

/** @throws Error with a sentence */
function conditionOf(where: string): string {
  try {
    const condition: unknown = JSON.parse(where)
    if (typeof condition === 'object' && condition !== null && !Array.isArray(condition)) return where.trim()
  } catch (error) {
    const why = (error as Error).message
    throw new Error(say(`The filter is not JSON: ${why}`, `筛选条件不是 JSON：${why}`), { cause: error })
  }
  throw new Error(
    say(
      'The filter must be an object, such as: { "name": "Ann" }',
      '筛选条件应该是一个对象，例如：{ "name": "Ann" }',
    ),
  )
}
