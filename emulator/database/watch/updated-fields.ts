import { isDeepStrictEqual } from 'node:util'
import { type Document, isDocument } from '../document'

interface Updated {
  /** Path → new value; a list as a whole. */
  updatedFields: Document
  /** Paths. */
  removedFields: string[]
}

/** What an update has made different. */
export function updatedFields(before: Document, after: Document): Updated {
  const found: Updated = { updatedFields: {}, removedFields: [] }
  compare(before, after, '', found)
  return found
}

function compare(before: Document, after: Document, parent: string, found: Updated): void {
  for (const field of Object.keys(before))
    if (!Object.hasOwn(after, field)) found.removedFields.push(parent + field)
  for (const [field, now] of Object.entries(after)) {
    const then = Object.hasOwn(before, field) ? before[field] : undefined
    if (isDocument(then) && isDocument(now)) compare(then, now, `${parent}${field}.`, found)
    else if (!isDeepStrictEqual(then, now)) found.updatedFields[parent + field] = now
  }
}
