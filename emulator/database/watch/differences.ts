import { isDeepStrictEqual } from 'node:util'
import type { Document } from '../document'
import { encode, keyOf } from '../ejson'
import type { DocChange, WatchEvent } from './doc-change'
import type { Noted } from './noted'
import { updatedFields } from './updated-fields'

/** Documents in the order of the query, by the key of their `_id`. */
export type Listed = ReadonlyMap<string, Document>

export const listed = (documents: readonly Document[]): Listed =>
  new Map(documents.map((document) => [keyOf(document['_id']), document]))

export const initial = (list: Listed): WatchEvent => ({
  docChanges: [...list].map(([docId, document]) => ({
    queueType: 'init',
    dataType: 'init',
    docId,
    doc: encode(document),
  })),
  docIds: [...list.keys()],
})

/** What leads from one list to the other; undefined where nothing does. */
export function differences(before: Listed, after: Listed, noted: Noted): WatchEvent | undefined {
  const left = [...before].filter(([key]) => !after.has(key))
  const docChanges = [
    ...left.map(([key, document]) => docChange('dequeue', key, document, noted)),
    ...[...after].flatMap(([key, document]) => {
      const earlier = before.get(key)
      if (earlier === document || (noted.replaced && isDeepStrictEqual(earlier, document))) return []
      return [docChange(earlier ? 'update' : 'enqueue', key, document, noted)]
    }),
  ]
  return docChanges.length === 0 ? undefined : { docChanges, docIds: [...after.keys()] }
}

function docChange(
  queueType: 'dequeue' | 'enqueue' | 'update',
  docId: string,
  listed: Document,
  noted: Noted,
): DocChange {
  const step = noted.step(docId)
  const document = step?.after ?? listed
  const dataType = noted.replaced ? WITHOUT_STEPS[queueType] : dataTypeOf(step)
  const change = { queueType, dataType, docId, doc: encode(document) }
  if (dataType !== 'update' || !step?.before) return change
  const fields = updatedFields(step.before, document)
  return { ...change, updatedFields: encode(fields.updatedFields), removedFields: fields.removedFields }
}

function dataTypeOf(step: ReturnType<Noted['step']>): DocChange['dataType'] {
  if (!step) return 'limit'
  if (!step.after) return 'remove'
  if (!step.before) return 'add'
  return step.replaces ? 'replace' : 'update'
}

const WITHOUT_STEPS = { dequeue: 'remove', enqueue: 'add', update: 'replace' } as const
