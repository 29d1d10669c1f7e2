import type { Aggregate, Case } from '../case'

const DOCUMENT = {
  _id: 'one',
  n: 3.5,
  negative: -2,
  zero: 0,
  list: [3, 1, 2],
  pairs: [
    ['x', 1],
    ['y', 2],
  ],
  object: { x: 1, y: 2 },
  text: 'Hello 世界',
  at: new Date('2020-02-29T13:14:15.678Z'),
  yes: true,
  none: null,
}

type Operator = Exclude<keyof Aggregate, 'toString'>
type Expressions = { [Name in Operator]?: [expression: ($: Aggregate) => unknown, value: unknown] }

const NUMBERS: Expressions = {
  abs: [($) => $.abs('$negative'), 2],
  add: [($) => $.add([1, 2, '$negative']), 1],
  avg: [($) => $.avg('$list'), 2],
  ceil: [($) => $.ceil('$n'), 4],
  divide: [($) => $.divide(['$n', 2]), 1.75],
  exp: [($) => $.exp('$zero'), 1],
  floor: [($) => $.floor('$n'), 3],
  ln: [($) => $.ln(1), 0],
  log: [($) => $.log([100, 10]), 2],
  log10: [($) => $.log10(1000), 3],
  max: [($) => $.max('$list'), 3],
  min: [($) => $.min('$list'), 1],
  mod: [($) => $.mod(['$n', 2]), 1.5],
  multiply: [($) => $.multiply(['$n', 2]), 7],
  pow: [($) => $.pow([2, 3]), 8],
  sqrt: [($) => $.sqrt(4), 2],
  stdDevPop: [($) => $.stdDevPop([2, 4]), 1],
  stdDevSamp: [($) => $.stdDevSamp('$list'), 1],
  subtract: [($) => $.subtract(['$n', 1]), 2.5],
  sum: [($) => $.sum('$list'), 6],
  trunc: [($) => $.trunc(-2.7), -2],
}

const COMPARISONS: Expressions = {
  and: [($) => $.and(['$yes', '$zero']), false],
  cmp: [($) => $.cmp(['$n', '$negative']), 1],
  cond: [($) => $.cond({ if: '$yes', then: 'a', else: 'b' }), 'a'],
  eq: [($) => $.eq(['$n', 3.5]), true],
  gt: [($) => $.gt(['$n', 3.5]), false],
  gte: [($) => $.gte(['$n', 3.5]), true],
  ifNull: [($) => $.ifNull(['$none', 'nothing']), 'nothing'],
  lt: [($) => $.lt(['$n', 4]), true],
  lte: [($) => $.lte(['$n', 3]), false],
  neq: [($) => $.neq(['$n', 3]), true],
  not: [($) => $.not(['$yes']), false],
  or: [($) => $.or(['$zero', '$yes']), true],
  switch: [($) => $.switch({ branches: [{ case: '$zero', then: 1 }], default: 2 }), 2],
}

const LISTS: Expressions = {
  allElementsTrue: [($) => $.allElementsTrue([[true, '$zero']]), false],
  anyElementTrue: [($) => $.anyElementTrue([[false, '$n']]), true],
  arrayElemAt: [($) => $.arrayElemAt(['$list', -1]), 2],
  arrayToObject: [($) => $.arrayToObject('$pairs'), { x: 1, y: 2 }],
  concatArrays: [($) => $.concatArrays(['$list', [9]]), [3, 1, 2, 9]],
  filter: [($) => $.filter({ input: '$list', as: 'item', cond: $.gt(['$$item', 1]) }), [3, 2]],
  in: [($) => $.in([1, '$list']), true],
  indexOfArray: [($) => $.indexOfArray(['$list', 2]), 2],
  isArray: [($) => $.isArray('$list'), true],
  map: [($) => $.map({ input: '$list', as: 'item', in: $.add(['$$item', 1]) }), [4, 2, 3]],
  mergeObjects: [($) => $.mergeObjects(['$object', { y: 3, z: 4 }]), { x: 1, y: 3, z: 4 }],
  objectToArray: [
    ($) => $.objectToArray('$object'),
    [
      { k: 'x', v: 1 },
      { k: 'y', v: 2 },
    ],
  ],
  range: [($) => $.range([0, 5, 2]), [0, 2, 4]],
  reduce: [($) => $.reduce({ input: '$list', initialValue: 1, in: $.add(['$$value', '$$this']) }), 7],
  reverseArray: [($) => $.reverseArray('$list'), [2, 1, 3]],
  setDifference: [($) => $.setDifference(['$list', [1, 9]]), [3, 2]],
  setEquals: [($) => $.setEquals(['$list', [1, 2, 3, 3]]), true],
  setIntersection: [($) => $.size($.setIntersection(['$list', [1, 2, 9]])), 2],
  setIsSubset: [($) => $.setIsSubset([[1, 2], '$list']), true],
  setUnion: [($) => $.size($.setUnion(['$list', [1, 9]])), 4],
  size: [($) => $.size('$list'), 3],
  slice: [($) => $.slice(['$list', 1, 1]), [1]],
  zip: [
    ($) => $.zip({ inputs: ['$list', ['a', 'b']] }),
    [
      [3, 'a'],
      [1, 'b'],
    ],
  ],
}

const TEXTS: Expressions = {
  concat: [($) => $.concat(['$text', '!']), 'Hello 世界!'],
  indexOfBytes: [($) => $.indexOfBytes(['$text', '界']), 9],
  indexOfCP: [($) => $.indexOfCP(['$text', '界']), 7],
  split: [($) => $.split(['$text', ' ']), ['Hello', '世界']],
  strLenBytes: [($) => $.strLenBytes('$text'), 12],
  strLenCP: [($) => $.strLenCP('$text'), 8],
  strcasecmp: [($) => $.strcasecmp(['Duet', 'dUET']), 0],
  substr: [($) => $.substr(['Hello', 1, 2]), 'el'],
  substrBytes: [($) => $.substrBytes(['$text', 6, 3]), '世'],
  substrCP: [($) => $.substrCP(['$text', 6, 1]), '世'],
  toLower: [($) => $.toLower('DUET'), 'duet'],
  toUpper: [($) => $.toUpper('$text'), 'HELLO 世界'],
}

const DATES: Expressions = {
  dateFromParts: [($) => $.dateFromParts({ year: 2020, month: 2, day: 29 }), '2020-02-29T00:00:00.000Z'],
  dateFromString: [
    ($) => $.dateFromString({ dateString: '2020-02-29T13:14:15.678Z' }),
    '2020-02-29T13:14:15.678Z',
  ],
  dateToString: [
    ($) => $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M:%S.%L' }),
    '2020-02-29 13:14:15.678',
  ],
  dayOfMonth: [($) => $.dayOfMonth('$at'), 29],
  dayOfWeek: [($) => $.dayOfWeek('$at'), 7],
  dayOfYear: [($) => $.dayOfYear('$at'), 60],
  hour: [($) => $.hour('$at'), 13],
  isoDayOfWeek: [($) => $.isoDayOfWeek('$at'), 6],
  isoWeek: [($) => $.isoWeek('$at'), 9],
  isoWeekYear: [($) => $.isoWeekYear(new Date('2021-01-01')), 2020],
  millisecond: [($) => $.millisecond('$at'), 678],
  minute: [($) => $.minute('$at'), 14],
  month: [($) => $.month('$at'), 2],
  second: [($) => $.second('$at'), 15],
  week: [($) => $.week('$at'), 8],
  year: [($) => $.year('$at'), 2020],
}

const VARIABLES: Expressions = {
  let: [($) => $.let({ vars: { a: '$n' }, in: $.multiply(['$$a', 2]) }), 7],
  literal: [($) => $.literal('$n'), '$n'],
  // There is no text search to take a score from.
  meta: [($) => $.meta('textScore'), { error: 'DATABASE_REQUEST_FAILED' }],
}

const all = { ...NUMBERS, ...COMPARISONS, ...LISTS, ...TEXTS, ...DATES, ...VARIABLES }

/** Each in a stage project() of one document. */
export const expressions: Case[] = Object.entries(all).map(([operator, [expression, value]]) => ({
  name: `$.${operator}() in project()`,
  calls: [`DatabaseCommand.aggregate.${operator}`],
  documents: [DOCUMENT],
  async run({ collection, $ }) {
    const { list } = await collection
      .aggregate()
      .project({ _id: 0, value: expression($) })
      .end()
    return list[0]?.['value']
  },
  expected: value,
}))

const GROUPED: Expressions = {
  addToSet: [($) => $.addToSet('$team'), ['a']],
  avg: [($) => $.avg('$n'), 3],
  first: [($) => $.first('$n'), 1],
  last: [($) => $.last('$n'), 5],
  max: [($) => $.max('$n'), 5],
  mergeObjects: [($) => $.mergeObjects('$more'), { x: 1, y: 2 }],
  min: [($) => $.min('$n'), 1],
  push: [($) => $.push('$n'), [1, 3, 5]],
  stdDevPop: [($) => $.stdDevPop('$n'), Math.sqrt(8 / 3)],
  stdDevSamp: [($) => $.stdDevSamp('$n'), 2],
  sum: [($) => $.sum('$n'), 9],
}

/** Each in a stage group() of three documents in order. */
export const accumulators: Case[] = Object.entries(GROUPED).map(([operator, [expression, value]]) => ({
  name: `$.${operator}() in group()`,
  calls: [`DatabaseCommand.aggregate.${operator}`],
  documents: [
    { _id: '1', team: 'a', n: 1, more: { x: 1 } },
    { _id: '2', team: 'a', n: 3, more: { y: 2 } },
    { _id: '3', team: 'a', n: 5 },
  ],
  async run({ collection, $ }) {
    const sorted = collection.aggregate().sort({ _id: 1 })
    const { list } = await sorted.group({ _id: '$team', value: expression($) }).end()
    return list[0]?.['value']
  },
  expected: value,
}))
