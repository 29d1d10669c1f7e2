import type { Document } from '../control'
import { say } from '../language'
import { isDate } from './cells'

/** How a field is compared; `contains` is a regular expression, whatever the case of its letters. */
export const OPERATORS = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', 'contains', '$exists'] as const
export type Operator = (typeof OPERATORS)[number]

export const operatorName: Record<Operator, string> = {
  $eq: '=',
  $ne: '≠',
  $gt: '>',
  $gte: '≥',
  $lt: '<',
  $lte: '≤',
  contains: say('contains', '包含'),
  $exists: say('exists', '存在'),
}

/** One part of a filter that is clicked together; all of them must hold. */
export interface Condition {
  field: string
  operator: Operator
  value: unknown
}

/** The parts of a typed filter; undefined where it says more than they can. */
export function conditionsOf(where: string): Condition[] | undefined {
  if (where.trim() === '') return []
  const filter = parsed(where)
  if (!isObject(filter)) return undefined
  const parts = Object.entries(filter).map(([field, value]) => partsOf(field, value))
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? [])
}

function partsOf(field: string, value: unknown): Condition[] | undefined {
  if (field.startsWith('$')) return undefined
  if (!isObject(value) || isDate(value)) return [{ field, operator: '$eq', value }]
  const { $regularExpression: pattern } = value
  if (isObject(pattern) && pattern['options'] === 'i')
    return [{ field, operator: 'contains', value: unescaped(String(pattern['pattern'])) }]
  const parts = Object.entries(value).map(([name, one]) => ({
    field,
    value: one,
    operator: OPERATORS.find((operator) => operator === name && operator !== 'contains'),
  }))
  return parts.length > 0 && parts.every(isWhole) ? parts : undefined
}

const isWhole = (part: { operator: Operator | undefined }): part is Condition => part.operator !== undefined

/** The filter in JSON. Of two conditions that cannot both stand in it, the later one does. */
export function whereOf(conditions: readonly Condition[]): string {
  const filter: Record<string, unknown> = {}
  for (const { field, operator, value } of conditions) {
    const before = filter[field]
    if (operator === '$eq') filter[field] = value
    else if (operator === 'contains')
      filter[field] = { $regularExpression: { pattern: escaped(String(value)), options: 'i' } }
    else filter[field] = { ...(isComparison(before) && before), [operator]: value }
  }
  return conditions.length === 0 ? '' : JSON.stringify(filter)
}

const isComparison = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && Object.keys(value).every((name) => OPERATORS.some((operator) => operator === name))

/** What is typed as a value, in the type that the field has in the documents at hand. */
export function valueOf(
  text: string,
  field: string,
  operator: Operator,
  documents: readonly Document[],
): unknown {
  if (operator === '$exists') return text !== 'false'
  if (operator === 'contains') return text
  const sample = documents
    .map((document) => document[field])
    .find((value) => value !== undefined && value !== null)
  if (typeof sample === 'string') return text
  if (isDate(sample) && !Number.isNaN(Date.parse(text))) return { $date: new Date(text).toISOString() }
  return parsed(text) ?? text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const unescaped = (pattern: string) => pattern.replace(/\\([.*+?^${}()|[\]\\])/g, '$1')
