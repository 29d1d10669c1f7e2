import type { Document } from '../control'

const MAX_COLUMNS = 12

/** The fields that occur, `_id` first, then in the order in which the documents have them. */
export function columnsOf(documents: readonly Document[]): string[] {
  const fields = new Set(['_id', ...documents.flatMap((document) => Object.keys(document))])
  return [...fields].slice(0, MAX_COLUMNS)
}

/** One value on one line. */
export function cellOf(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (isDate(value)) return new Date(value.$date).toISOString()
  return JSON.stringify(value)
}

/** EJSON's, of the years that it writes as a text. */
export const isDate = (value: unknown): value is { $date: string } =>
  typeof value === 'object' &&
  value !== null &&
  '$date' in value &&
  typeof value.$date === 'string' &&
  !Number.isNaN(Date.parse(value.$date))
