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

/** Each into the column that is shorter so far: what is there stays in its place when more comes. */
export function twoColumns<Item extends Size>(items: Item[]): [Item[], Item[]] {
  const columns: [Item[], Item[]] = [[], []]
  let difference = 0
  for (const item of items) {
    const left = difference <= 0
    columns[left ? 0 : 1].push(item)
    difference += (ratioOf(item) + FOOT) * (left ? 1 : -1)
  }
  return columns
}
