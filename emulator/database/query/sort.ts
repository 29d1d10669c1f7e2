import type { Document } from '../document'
import { valuesAt } from '../engine/values-at'
import { compareValues } from '../engine/bson-order'

export type Sort = Record<string, 1 | -1>

/**
 * The documents in order; equal ones as they came. Of an array the least element counts, or the greatest
 * in descending order.
 * https://www.mongodb.com/docs/manual/reference/method/cursor.sort/#ascending-descending-sort
 */
export function sorted(documents: Document[], sort: Sort): Document[] {
  const fields = Object.entries(sort)
  const keyed = documents.map((document) => ({
    document,
    keys: fields.map(([field, direction]) => extreme(valuesAt(document, field), direction)),
  }))
  const directions = fields.map(([, direction]) => direction)
  keyed.sort((a, b) => {
    for (const [i, direction] of directions.entries()) {
      const difference = compareValues(a.keys[i], b.keys[i])
      if (difference !== 0) return difference * direction
    }
    return 0
  })
  return keyed.map(({ document }) => document)
}

function extreme(values: unknown[], direction: 1 | -1): unknown {
  return values.reduce((chosen, value) => (compareValues(value, chosen) * direction < 0 ? value : chosen))
}
