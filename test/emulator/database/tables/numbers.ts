import { AT, byKind, fails, type Row, type Table } from './rows'

const NIL = { missing: null, null: null }
const one = (value: string) => value

/** Of one number: null of null and of nothing, everything else is refused. */
const ofNumber = (of3: number, ...more: Row[]): Row[] => [
  ...byKind(one, fails('only supports numeric types'), { ...NIL, n: of3 }),
  [null, null],
  [[null], null],
  [['$n'], of3],
  [['$n', 1], fails('takes')],
  [[], fails('takes')],
  ...more,
]

/** Of two numbers, as the first and as the second. */
const ofTwo = (words: string, with3: number, by3: number, ...more: Row[]): Row[] => [
  ...byKind((value) => [value, 2], fails(words), { ...NIL, n: with3 }),
  ...byKind((value) => [8, value], fails(words), { ...NIL, n: by3 }),
  [[null, 'abc'], null],
  [['$nope', null], null],
  [[1], fails('takes')],
  [[1, 2, 3], fails('takes')],
  ...more,
]

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#arithmetic-expression-operators */
export const NUMBERS: Table = {
  abs: ofNumber(3, [-1, 1], [0, 0], [-2.5, 2.5], [{ $add: [-5, 2] }, 3]),
  add: [
    ...byKind((value) => [value, 1], fails('only supports numeric or date types'), {
      ...NIL,
      n: 4,
      at: new Date(AT.getTime() + 1),
    }),
    ...byKind((value) => [1, value], fails('only supports numeric or date types'), {
      ...NIL,
      n: 4,
      at: new Date(AT.getTime() + 1),
    }),
    [[], 0],
    [[1], 1],
    [[1, 2, 3.5], 6.5],
    [['$n', null, 1], null],
    [['$at', '$at'], fails('only one date')],
    [['$at', 1000, -1000], AT],
  ],
  ceil: ofNumber(3, [2.1, 3], [-2.1, -2], [7, 7], [-0.5, 0]),
  divide: ofTwo(
    'only supports numeric types',
    1.5,
    8 / 3,
    [[1, 0], fails("can't $divide by zero")],
    [[0, 5], 0],
    [[6, 3], 2],
    [[1, 8], 0.125],
  ),
  exp: ofNumber(Math.exp(3), [0, 1], [1, Math.E], [-1, 1 / Math.E]),
  floor: ofNumber(3, [2.9, 2], [-2.1, -3], [-0.5, -1]),
  ln: ofNumber(
    Math.log(3),
    [1, 0],
    [0, fails('must be a positive number')],
    [-1, fails('must be a positive number')],
  ),
  log: ofTwo(
    'must be numeric',
    Math.log2(3),
    Math.log(8) / Math.log(3),
    [[100, 10], 2],
    [[8, 2], 3],
    [[0, 10], fails('must be a positive number')],
    [[-1, 10], fails('must be a positive number')],
    [[10, 1], fails('base must be a positive number not equal to 1')],
    [[10, 0], fails('base must be a positive number not equal to 1')],
  ),
  log10: ofNumber(Math.log10(3), [1, 0], [1000, 3], [0, fails('must be a positive number')]),
  mod: ofTwo(
    'only supports numeric types',
    1,
    2,
    [[5.5, 2], 1.5],
    [[-7, 3], -1],
    [[7, -3], 1],
    [[5, 0], fails("can't $mod by zero")],
    [[4, 2], 0],
    [[-4, 2], 0],
  ),
  multiply: [
    ...byKind((value) => [value, 2], fails('only supports numeric types'), { ...NIL, n: 6 }),
    ...byKind((value) => [2, value], fails('only supports numeric types'), { ...NIL, n: 6 }),
    [[], 1],
    [[5], 5],
    [[0, -1], 0],
    [[2, 3, 0.5], 3],
    [['$n', null], null],
  ],
  pow: ofTwo(
    'must be numeric',
    9,
    512,
    [[2, 10], 1024],
    [[2, -1], 0.5],
    [[4, 0.5], 2],
    [[0, 0], 1],
    [[0, -1], fails('base of 0 and a negative exponent')],
  ),
  round: [
    ...byKind(one, fails('only supports numeric types'), { ...NIL, n: 3 }),
    [2.5, 2],
    [3.5, 4],
    [-2.5, -2],
    [2.6, 3],
    [[1.005, 1], 1],
    [[19.25, 1], 19.2],
    [[19.75, 1], 19.8],
    [[1234, -2], 1200],
    [['$n', null], null],
    [[1, 0.5], fails('precision argument')],
    [[1, 101], fails('precision argument')],
  ],
  sqrt: ofNumber(Math.sqrt(3), [4, 2], [0, 0], [2.25, 1.5], [-1, fails('greater than or equal to 0')]),
  subtract: [
    ...byKind((value) => [value, 2], fails("can't $subtract"), {
      ...NIL,
      n: 1,
      at: new Date(AT.getTime() - 2),
    }),
    ...byKind((value) => [8, value], fails("can't $subtract"), { ...NIL, n: 5 }),
    [['$at', '$at'], 0],
    [['$at', new Date(AT.getTime() - 500)], 500],
    [['$at', null], null],
    [[1], fails('takes')],
    [[1, 2, 3], fails('takes')],
    [[0.5, 2], -1.5],
  ],
  trunc: [
    ...byKind(one, fails('only supports numeric types'), { ...NIL, n: 3 }),
    [2.9, 2],
    [-2.9, -2],
    [[2.99, 1], 2.9],
    [[1299, -2], 1200],
    [['$n', '$nope'], 3],
    [[1, 101], fails('precision argument')],
  ],
  degreesToRadians: ofNumber((3 * Math.PI) / 180, [180, Math.PI]),
  radiansToDegrees: ofNumber((3 * 180) / Math.PI, [Math.PI, 180]),
  sin: ofNumber(Math.sin(3), [0, 0]),
  cos: ofNumber(Math.cos(3), [0, 1]),
  tan: ofNumber(Math.tan(3), [0, 0]),
  atan: ofNumber(Math.atan(3)),
  asin: [
    [1, Math.PI / 2],
    [null, null],
    ['$nope', null],
    [2, fails('value must be in')],
    ['$text', fails('numeric')],
  ],
  acos: [
    [1, 0],
    [null, null],
    ['$nope', null],
    [2, fails('value must be in')],
    ['$text', fails('numeric')],
  ],
}

/** Only numbers count; of one list its elements, among several operands a list is no number. */
const statistics = (
  ofList: unknown,
  of3: unknown,
  ofNothing: unknown,
  ofMixed: unknown,
  ...more: Row[]
): Row[] => [
  ...byKind(one, ofNothing, { n: of3, list: ofList, mixed: ofMixed }),
  [null, ofNothing],
  [[], ofNothing],
  [[[3, 1, 2]], ofList],
  [[3, 1, 2], ofList],
  [[3, '$nope', 1, null, 2, 'x'], ofList],
  [['$list', 3], of3],
  ...more,
]

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/sum/ and its neighbours */
export const STATISTICS: Table = {
  sum: statistics(6, 3, 0, 1, [[0.1, 0.2], 0.1 + 0.2], ['$object.x', 1]),
  avg: statistics(2, 3, null, 1, [[1, 2], 1.5]),
  stdDevPop: statistics(Math.sqrt(2 / 3), 0, null, 0, [[2, 4], 1]),
  stdDevSamp: statistics(1, null, null, null, [[2, 4], Math.sqrt(2)]),
  max: [
    ...byKind(one, null, {
      n: 3,
      text: 'abc',
      yes: true,
      list: 3,
      mixed: 'a',
      object: { x: 1, y: 2 },
      at: AT,
    }),
    [['$n', '$nope'], 3],
    [['$null', '$nope'], null],
    [['$n', '$text'], 'abc'],
    [
      ['$n', '$list'],
      [3, 1, 2],
    ],
    [['$yes', '$text'], true],
    [['$at', '$yes'], AT],
    [['$object', '$text'], { x: 1, y: 2 }],
    [[3, 1, 7], 7],
  ],
  min: [
    ...byKind(one, null, { n: 3, text: 'abc', yes: true, list: 1, mixed: 1, object: { x: 1, y: 2 }, at: AT }),
    [['$n', '$nope'], 3],
    [['$null', '$nope'], null],
    [['$n', '$text'], 3],
    [['$n', '$list'], 3],
    [['$yes', '$text'], 'abc'],
    [['$at', '$yes'], true],
    [[3, 1, 7], 1],
  ],
}
