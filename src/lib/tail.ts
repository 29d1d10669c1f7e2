/** What is at the end of a list: a next page, one on its way, one that did not come, or the end. */
export type Tail =
  | { status: 'more'; next: string }
  | { status: 'loading'; next: string }
  | { status: 'failed'; next: string; message: string }
  | { status: 'end' }
