import type { Row, Table } from './rows'

/**
 * From the least to the greatest, no two equal.
 * https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
export const IN_ORDER: unknown[] = [
  '$nope',
  null,
  -2,
  0,
  2.5,
  3,
  '',
  'B',
  'a',
  'abc',
  '中',
  '😀',
  { $literal: {} },
  { $literal: { x: 1 } },
  { $literal: { x: 1, y: 2 } },
  { $literal: { y: 0 } },
  { $literal: { a: 'text' } },
  [],
  [1],
  [1, 2],
  [2],
  ['a'],
  false,
  true,
  new Date('1969-12-31T23:59:59Z'),
  new Date('2020-02-29T13:14:15.678Z'),
]

const HOLDS: Record<string, (order: number) => unknown> = {
  cmp: Math.sign,
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
}

/** Every value beside every other one. */
export const ORDER: Table = Object.fromEntries(
  Object.entries(HOLDS).map(([name, holds]) => [
    name,
    IN_ORDER.flatMap((a, i) => IN_ORDER.map((b, j): Row => [[a, b], holds(i - j)])),
  ]),
)
