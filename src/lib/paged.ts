/** What is at the end of a list: a next page, one on its way, one that did not come, or the end. */
export type Tail =
  | { status: 'more'; next: string }
  | { status: 'loading'; next: string }
  | { status: 'failed'; next: string; message: string }
  | { status: 'end' }

/** A list that comes a page at a time. */
export type PagedList<Item> =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  /** Not an administrator. */
  | { status: 'refused' }
  | { status: 'ready'; items: Item[]; tail: Tail; refreshing: boolean; complaint?: string }
