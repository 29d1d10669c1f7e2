/** What is at the end of a list: a next page, one on its way, one that did not come, or the end. */
export type Tail =
  | { status: 'more'; next: string }
  | { status: 'loading'; next: string }
  | { status: 'failed'; next: string; message: string }
  | { status: 'end' }

/** What is shown is the last good answer: when it came (ms since 1970), and whether a newer one is on its way. */
export interface Past {
  at: number
  refreshing: boolean
}

/** A list that comes a page at a time. */
export type PagedList<Item> =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  /** Not an administrator. */
  | { status: 'refused' }
  /** `at`: of an answer that the phone has kept from an earlier time, when it came, ms since 1970. */
  | { status: 'ready'; items: Item[]; tail: Tail; refreshing: boolean; complaint?: string; at?: number }
