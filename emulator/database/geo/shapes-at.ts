import { isList } from '../document'
import { valuesReached } from '../engine/values-at'
import { readShape, type Shape } from './shape'

/** The shapes that a document has at a path; what is none does not count. */
export function shapesAt(document: unknown, path: string): Shape[] {
  return candidatesAt(document, path).flatMap((value) => {
    const read = readShape(value)
    return 'shape' in read ? [read.shape] : []
  })
}

/** Why a 2dsphere index cannot take the document; undefined where it can, also without the field. */
export function unfit(document: unknown, path: string): string | undefined {
  for (const value of candidatesAt(document, path)) {
    const read = readShape(value)
    if ('complaint' in read) return read.complaint
  }
  return undefined
}

/** A list holds several shapes, unless it is a pair of numbers. */
function candidatesAt(document: unknown, path: string): unknown[] {
  const values = valuesReached(document, path.split('.')).filter(
    (value) => value !== undefined && value !== null,
  )
  return values.flatMap((value) => (isList(value) && typeof value[0] !== 'number' ? value : [value]))
}
