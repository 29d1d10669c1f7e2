interface Size {
  width: number
  height: number
}

/** Taller or wider than this a picture is cut in a list; whole it is seen in the preview. */
const LOWEST = 0.5
const TALLEST = 1.6

/** Height by width of the place that a picture is given in a list. Pictures of unknown size get a square. */
export const ratioOf = ({ width, height }: Size) =>
  width > 0 && height > 0 ? Math.min(Math.max(height / width, LOWEST), TALLEST) : 1

/** What stands beneath a picture, as a share of its width. */
const FOOT = 0.25

/** How much lower the right column is than the left one. */
export interface Lower {
  /** In widths of a column. */
  widths: number
  /** In distances between two pictures. */
  gaps: number
}

export interface Part<Item> {
  columns: [Item[], Item[]]
  begins: Lower
  ends: Lower
}

/**
 * Each into the column that is shorter so far, in parts of so many: what is there stays in its place when more comes. Parts
 * beneath each other are two columns without a break where each right column begins and ends as it says.
 */
export function inColumns<Item extends Size>(items: Item[], size: number): Part<Item>[] {
  const parts: Part<Item>[] = []
  let lower: Lower = { widths: 0, gaps: 0 }
  for (let at = 0; at < items.length; at += size) {
    const columns: [Item[], Item[]] = [[], []]
    const begins = lower
    for (const item of items.slice(at, at + size)) {
      const left = lower.widths + lower.gaps * FOOT >= 0
      columns[left ? 0 : 1].push(item)
      const sign = left ? -1 : 1
      lower = { widths: lower.widths + sign * ratioOf(item), gaps: lower.gaps + sign }
    }
    parts.push({ columns, begins, ends: lower })
  }
  return parts
}

/** Each into the column that is shorter so far. */
export const twoColumns = <Item extends Size>(items: Item[]): [Item[], Item[]] =>
  inColumns(items, Infinity)[0]?.columns ?? [[], []]
