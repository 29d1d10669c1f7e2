import { inOrder } from './in-order'

export interface Question {
  prefix: string
  /** What lies behind it, once past the prefix, is told as one; empty: nothing is. */
  delimiter: string
  /** Only what comes after this name; empty: from the first on. */
  after: string
  maximum: number
}

export interface Page<Item> {
  items: Item[]
  /** Beginnings that several keys share, up to the delimiter. */
  prefixes: string[]
  /** The last name of this page, where there are more. */
  last?: string
}

/**
 * One page of a list, in the order of the keys; an item and a shared beginning count as one each.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 * @param items in the order of their keys
 */
export function pageOf<Item extends { key: string }>(
  items: readonly Item[],
  { prefix, delimiter, after, maximum }: Question,
): Page<Item> {
  const page: Page<Item> = { items: [], prefixes: [] }
  let last: string | undefined
  for (const item of items) {
    if (!item.key.startsWith(prefix) || inOrder(item.key, after) <= 0) continue
    const cut = delimiter === '' ? -1 : item.key.indexOf(delimiter, prefix.length)
    const name = cut < 0 ? item.key : item.key.slice(0, cut + delimiter.length)
    // The page before ended with this beginning, or this one has told it already.
    if (cut >= 0 && (name === after || name === last)) continue
    if (page.items.length + page.prefixes.length >= maximum)
      return last === undefined ? page : { ...page, last }
    if (cut < 0) page.items.push(item)
    else page.prefixes.push(name)
    last = name
  }
  return page
}
