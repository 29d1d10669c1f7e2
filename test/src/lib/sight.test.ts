import { expect, it } from 'vitest'
import { isOutOfSight, seen, unseen } from '@/lib/sight'

const heights = [100, 200, 300, 400]

it.each([
  { from: 0, to: 50, parts: [0] },
  { from: -500, to: 0, parts: [] },
  { from: 99, to: 101, parts: [0, 1] },
  { from: 100, to: 300, parts: [1] },
  { from: 250, to: 700, parts: [1, 2, 3] },
  { from: 2_000, to: 3_000, parts: [] },
])('sees parts $parts between $from and $to px', ({ from, to, parts }) => {
  const sight = seen(unseen, heights, from, to)
  expect([0, 1, 2, 3].filter((part) => !isOutOfSight(sight, part))).toEqual(parts)
})

it('keeps a part whose height nobody knows', () => {
  const sight = seen(unseen, [100, undefined, 300], 0, 50)
  expect([0, 1, 2, 3].map((part) => isOutOfSight(sight, part))).toEqual([false, false, true, false])
})

it('is the same where nothing is otherwise', () => {
  const sight = seen(unseen, heights, 0, 50)
  expect(seen(sight, [...heights], 10, 60)).toBe(sight)
  expect(seen(sight, [...heights], 110, 160)).not.toBe(sight)
  expect(seen(sight, [...heights, 500], 0, 50)).not.toBe(sight)
})
