/** Of each part as it was drawn, px; a part that has never been drawn has none. */
export type Heights = readonly (number | undefined)[]

/** Which parts of a long list can be seen: those from `first` up to before `end`. */
export interface Sight {
  heights: Heights
  first: number
  end: number
}

export const unseen: Sight = { heights: [], first: 0, end: 0 }

/**
 * What can be seen of parts of these heights between two distances from the list's top, px.
 *
 * @returns `before` itself where nothing is otherwise.
 */
export function seen(before: Sight, heights: Heights, from: number, to: number): Sight {
  const bottoms = bottomsOf(heights)
  const first = bottoms.filter((bottom) => bottom <= from).length
  const end = bottoms.filter((bottom, part) => bottom - (heights[part] ?? 0) < to).length
  const isSame =
    first === before.first &&
    end === before.end &&
    heights.length === before.heights.length &&
    heights.every((height, part) => height === before.heights[part])
  return isSame ? before : { heights, first, end }
}

/** What has never been drawn is no such part: nobody knows how much room it takes up. */
export const isOutOfSight = ({ heights, first, end }: Sight, part: number): boolean =>
  heights[part] !== undefined && (part < first || part >= end)

function bottomsOf(heights: Heights): number[] {
  let bottom = 0
  return Array.from(heights, (height = 0) => (bottom += height))
}
