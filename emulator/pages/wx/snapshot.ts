import type { DocChange, WatchEvent } from '../../doors/phone/watch/lines'
import { parseEjson } from './ejson'

type Data = Record<string, unknown>

/** https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/database/collection/Collection.watch.html */
export interface ChangeEvent extends Pick<DocChange, 'queueType' | 'dataType' | 'removedFields'> {
  id: number
  docId: unknown
  doc: Data
  updatedFields?: Data
}

/** What `onChange` hears. */
export interface Snapshot {
  id: number
  docChanges: ChangeEvent[]
  docs: Data[]
  type?: 'init'
}

/** A watched list, put together from what happens to it. */
export class WatchedList {
  readonly #docs = new Map<string, string>()

  snapshot(id: number, { docChanges, docIds }: WatchEvent): Snapshot {
    for (const { docId, doc, queueType } of docChanges)
      if (queueType === 'dequeue') this.#docs.delete(docId)
      else this.#docs.set(docId, doc)
    return {
      id,
      docChanges: docChanges.map((change) => changeEvent(id, change)),
      docs: docIds.map((docId) => parsed(this.#docs.get(docId) ?? '{}')),
    }
  }
}

function changeEvent(id: number, { docId, doc, updatedFields, ...change }: DocChange): ChangeEvent {
  return {
    id,
    ...change,
    docId: parseEjson(docId),
    doc: parsed(doc),
    ...(updatedFields !== undefined && { updatedFields: parsed(updatedFields) }),
  }
}

const parsed = (text: string) => parseEjson(text) as Data
