import type { Change } from '../engine/change'
import type { Collection } from '../engine/collection'
import { keyOf } from '../ejson'

/**
 * What a change lays claim to: the document, and the values that it takes or frees in unique indexes. Two
 * transactions that meet in one of them are in conflict.
 */
export function lockNames(collection: Collection, { before, after }: Change): string[] {
  const documents = [before, after].filter((document) => document !== undefined)
  const names = documents.flatMap((document) => [
    keyOf(document['_id']),
    ...collection.uniqueKeys(document).map(({ index, key }) => `${index} ${key}`),
  ])
  return [...new Set(names)].map((name) => `${collection.name} ${name}`)
}
