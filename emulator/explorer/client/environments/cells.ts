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
  return JSON.stringify(value)
}
