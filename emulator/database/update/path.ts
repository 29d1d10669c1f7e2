import { show } from '../bson-type'
import { isDocument, ownField, type Document } from '../document'
import { MongoError } from '../mongo-error'

/** What becomes of one field. `undefined` in: there is none; `undefined` out: there shall be none. */
export type FieldChange = (current: unknown, document: Document) => unknown

export interface Target {
  segments: string[]
  change: FieldChange
  /** Whether missing parents are made, as `$set` does and `$unset` does not. */
  creates: boolean
  /** The element that `$` in the path stands for. */
  position: (document: Document) => number
}

/** An array is filled up with null to reach an index; MongoDB stops at this one. */
const MAX_BACKFILL = 1_500_000

/** The document with one path changed. What did not change is shared with, or is, the old one. */
export function changeAt(document: Document, target: Target): Document {
  return step(document, 0, { ...target, document }) as Document
}

type Walk = Target & { document: Document }

function step(node: unknown, depth: number, walk: Walk): unknown {
  if (Array.isArray(node)) return stepIntoArray(node, depth, walk)
  const segment = walk.segments[depth] as string
  if (!isDocument(node)) {
    if (segment.startsWith('$'))
      throw new MongoError(
        `Cannot apply array updates to non-array element ${walk.segments[depth - 1]}: ${show(node)}`,
      )
    return cannotEnter(node, depth, walk)
  }
  if (segment.startsWith('$')) return noArray(depth, walk)
  const before = ownField(node, segment)
  const after = stepOrChange(before, depth, walk)
  if (after === before) return node
  if (after !== undefined) return { ...node, [segment]: after }
  return Object.fromEntries(Object.entries(node).filter(([name]) => name !== segment))
}

function stepIntoArray(array: unknown[], depth: number, walk: Walk): unknown {
  const segment = walk.segments[depth] as string
  if (segment === '$[]')
    return changed(
      array,
      array.map((item) => stepOrChange(item, depth, walk) ?? null),
    )
  const index = segment === '$' ? walk.position(walk.document) : Number(/^\d+$/.test(segment) ? segment : NaN)
  if (Number.isNaN(index)) return cannotEnter(array, depth, walk)
  const before = array[index]
  const after = stepOrChange(before, depth, walk)
  // An element that goes leaves null behind, so that the others keep their places.
  return after === before ? array : withElement(array, index, after ?? null)
}

function stepOrChange(value: unknown, depth: number, walk: Walk): unknown {
  if (depth === walk.segments.length - 1) return walk.change(value, walk.document)
  if (value !== undefined) return step(value, depth + 1, walk)
  return walk.creates ? step({}, depth + 1, walk) : undefined
}

function changed(before: unknown[], after: unknown[]): unknown[] {
  return after.every((item, i) => item === before[i]) ? before : after
}

function withElement(array: unknown[], index: number, value: unknown): unknown[] {
  if (index > array.length + MAX_BACKFILL)
    throw new MongoError(`can't backfill more than ${MAX_BACKFILL} elements`)
  const copy = [...array]
  while (copy.length < index) copy.push(null)
  copy[index] = value
  return copy
}

function cannotEnter(node: unknown, depth: number, { segments, creates }: Walk): unknown {
  if (!creates) return node
  throw new MongoError(
    `Cannot create field '${segments[depth]}' in element {${segments[depth - 1]}: ${show(node)}}`,
  )
}

function noArray(depth: number, { segments }: Walk): never {
  const path = segments.slice(0, depth).join('.')
  throw new MongoError(`The path '${path}' must exist in the document in order to apply array updates.`)
}
