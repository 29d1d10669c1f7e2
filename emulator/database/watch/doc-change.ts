/** What became of one document of a watched list; documents and values as EJSON texts. */
export interface DocChange {
  /** What it means to the list. */
  queueType: 'init' | 'enqueue' | 'dequeue' | 'update'
  /** What was done to the document; `limit`: nothing, others have made room for it or pushed it out. */
  dataType: 'init' | 'add' | 'update' | 'replace' | 'remove' | 'limit'
  /** The document's `_id` */
  docId: string
  doc: string
  /** Of an update: path → new value. */
  updatedFields?: string
  /** Of an update: paths. */
  removedFields?: string[]
}

/** One event: what changed, and of which documents the list is made up now, by their `docId`s in order. */
export interface WatchEvent {
  docChanges: DocChange[]
  docIds: string[]
}
