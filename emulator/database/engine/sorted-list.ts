/** A chunk longer than this is halved: inserting moves half a chunk at most, wherever it is. */
const MAX_CHUNK = 512
/** More than one in so many new ones: then sorting all is quicker than finding a place for each. */
const FEW = 8

/** Items in order, in chunks, so that one of 100,000 is put in its place without moving the others. */
export class SortedList<Item> {
  #chunks: Item[][] = []

  /** @param compare never 0 for two different items */
  constructor(
    items: Item[],
    readonly compare: (a: Item, b: Item) => number,
  ) {
    this.#fill([...items].sort(compare))
  }

  /** Where most of all are new the whole is sorted once: what is in order already costs a sort little. */
  add(items: Item[]): void {
    const there = this.#chunks.reduce((sum, { length }) => sum + length, 0)
    if (items.length * FEW > there) this.#fill([...this.#chunks.flat(), ...items].sort(this.compare))
    else for (const item of items) this.#place(item)
  }

  #fill(sorted: Item[]): void {
    this.#chunks = []
    for (let at = 0; at < sorted.length; at += MAX_CHUNK / 2)
      this.#chunks.push(sorted.slice(at, at + MAX_CHUNK / 2))
  }

  #place(item: Item): void {
    const { chunk, at } = this.#find((other) => this.compare(other, item))
    const items = this.#chunks[chunk]
    if (!items) this.#chunks.push([item])
    else items.splice(at, 0, item)
    if (items && items.length > MAX_CHUNK) this.#chunks.splice(chunk + 1, 0, items.splice(MAX_CHUNK / 2))
  }

  remove(item: Item): void {
    const { chunk, at } = this.#find((other) => this.compare(other, item))
    const items = this.#chunks[chunk]
    if (!items || items[at] === undefined || this.compare(items[at], item) !== 0) return
    items.splice(at, 1)
    if (items.length === 0) this.#chunks.splice(chunk, 1)
  }

  /** @param where less than 0: the item is before the range, more than 0: behind it; must follow the order */
  *range(where: (item: Item) => number, backward: boolean): Iterable<Item> {
    const start = this.#find(where)
    const end = this.#find((item) => (where(item) <= 0 ? -1 : 1))
    let { chunk, at } = backward ? end : start
    if (backward) at -= 1
    for (;;) {
      const item = this.#chunks[chunk]?.[at]
      if (item !== undefined) {
        if (where(item) !== 0) return
        yield item
        at += backward ? -1 : 1
      } else {
        chunk += backward ? -1 : 1
        const next = this.#chunks[chunk]
        if (!next) return
        at = backward ? next.length - 1 : 0
      }
    }
  }

  /** The place of the first item that is not before; behind all, if need be in the last chunk. */
  #find(where: (item: Item) => number): { chunk: number; at: number } {
    const chunk = firstIndex(this.#chunks, (items) => where(items.at(-1) as Item) >= 0)
    const items = this.#chunks[chunk]
    if (items) return { chunk, at: firstIndex(items, (item) => where(item) >= 0) }
    const last = this.#chunks.length - 1
    return { chunk: Math.max(last, 0), at: this.#chunks[last]?.length ?? 0 }
  }
}

/** Binary search: the first index at which the answer is yes, and yes from there on. */
function firstIndex<Item>(items: Item[], is: (item: Item) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (is(items[middle] as Item)) high = middle
    else low = middle + 1
  }
  return low
}
