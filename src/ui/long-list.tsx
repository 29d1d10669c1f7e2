import { View } from '@tarojs/components'
import Taro, { usePageScroll } from '@tarojs/taro'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { inParts } from '@/lib/in-parts'
import { type Heights, isOutOfSight, seen, unseen } from '@/lib/sight'

const ROWS = 20
/** So many groups of rows that are out of sight are one empty tag. */
const GROUPS = 25

const listClass = 'long-list'
const groupClass = 'long-group'
const idOf = (group: number) => `${groupClass}-${group}`

interface Props<Item> {
  items: readonly Item[]
  /** With a key. */
  row: (item: Item) => ReactNode
  /** So many rows come and go together. */
  atOnce?: number
}

/**
 * Rows without end: there are those on the screen, and as many screens' before and behind it; in the place of what else
 * has been drawn is an empty tag as high as it was. A page holds one such list.
 */
export function LongList<Item>({ items, row, atOnce = ROWS }: Props<Item>) {
  const groups = inParts(items, atOnce).map((rows, number) => ({ rows, number }))
  const element = useRef<object>(null)
  const sight = useSight(groups.length, element)
  const heightOf = ({ number }: { number: number }) =>
    isOutOfSight(sight, number) ? sight.heights[number] : undefined
  return (
    <View ref={element} className={listClass}>
      {inParts(groups, GROUPS).map((block, number) => {
        const heights = block.map(heightOf)
        const empty = heights.every((height) => height !== undefined)
        return (
          // Always with a style: Taro has another template for what has none, and would send everything inside again.
          <View key={number} style={{ height: asHigh(empty ? sum(heights) : undefined) }}>
            {!empty &&
              block.map((group, i) => (
                <View
                  key={group.number}
                  id={idOf(group.number)}
                  className={heights[i] === undefined ? groupClass : ''}
                  style={{ height: asHigh(heights[i]) }}
                >
                  {heights[i] === undefined && group.rows.map(row)}
                </View>
              ))}
          </View>
        )
      })}
    </View>
  )
}

const asHigh = (px: number | undefined) => (px === undefined ? 'auto' : `${px}px`)
const sum = (heights: Heights) => heights.reduce<number>((all, height = 0) => all + height, 0)

interface Place {
  id: string
  top: number
  height: number
}

/** After so long without a move the page stands still: ms. */
const STILL = 100

/** Measures the groups that are there, and looks which of all can be seen as the page is scrolled. */
function useSight(count: number, element: RefObject<object>) {
  const [sight, setSight] = useState(unseen)
  /** How far the page is scrolled, and how far the list is from its beginning: px. */
  const page = useRef({ scrolled: 0, list: 0 })
  const still = useRef<ReturnType<typeof setTimeout>>()
  const look = (groups: Place[]) => {
    const { windowHeight } = Taro.getWindowInfo()
    const from = page.current.scrolled - page.current.list
    setSight((before) =>
      seen(before, withMeasured(before.heights, groups), from - windowHeight, from + 2 * windowHeight),
    )
  }
  const measure = () => {
    if (!element.current) return
    const query = Taro.createSelectorQuery()
    // A browser's Taro would look into the page that comes next, whose element is not there yet while it is opened.
    if (process.env.TARO_ENV === 'h5') query.in(element.current)
    query.select(`.${listClass}`).boundingClientRect()
    query.selectAll(`.${groupClass}`).boundingClientRect()
    query.exec(([list, groups]: [Place | null, Place[]]) => {
      // On a page behind another nothing has a height.
      if (!list?.height) return
      page.current.list = page.current.scrolled + list.top
      look(groups)
    })
  }
  useEffect(measure, [count, sight, element])
  useEffect(() => () => clearTimeout(still.current), [])
  usePageScroll(({ scrollTop }) => {
    page.current.scrolled = scrollTop
    look([])
    // What was measured while the page moved may be off by as much as it had moved since it last said so.
    clearTimeout(still.current)
    still.current = setTimeout(measure, STILL)
  })
  // A list that begins anew is shorter than what was seen of it.
  return { ...sight, first: Math.min(sight.first, count - 1) }
}

function withMeasured(before: Heights, groups: Place[]): Heights {
  const heights = [...before]
  for (const { id, height } of groups) heights[Number(id.slice(idOf(0).length - 1))] = height
  return heights
}
