import { AT, byKind, fails, MISSING, type Table } from './rows'

const NIL = { missing: null, null: null }
const one = (value: string) => value
const as = { as: 'v' }

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#array-expression-operators */
export const LISTS: Table = {
  arrayElemAt: [
    ...byKind((value) => [value, 0], fails('must be an array'), {
      ...NIL,
      list: 3,
      empty: MISSING,
      mixed: 1,
    }),
    ...byKind((value) => ['$list', value], fails('must be a numeric value'), { ...NIL, n: MISSING }),
    [['$list', -1], 2],
    [['$list', -3], 3],
    [['$list', -4], MISSING],
    [['$list', 3], MISSING],
    [[[1], 5], MISSING],
    [['$mixed', 2], null],
    [['$list', 1.5], fails('representable as a 32-bit integer')],
    [['$list', -(2 ** 31)], MISSING],
    [['$list', 2 ** 31], fails('representable as a 32-bit integer')],
    [['$list'], fails('takes')],
  ],
  arrayToObject: [
    ...byKind(one, fails('requires'), { ...NIL, empty: {} }),
    [
      {
        $literal: [
          ['a', 1],
          ['b', [2]],
        ],
      },
      { a: 1, b: [2] },
    ],
    [
      {
        $literal: [
          { k: 'a', v: 1 },
          { k: 'b', v: null },
        ],
      },
      { a: 1, b: null },
    ],
    [
      {
        $literal: [
          ['a', 1],
          ['a', 2],
        ],
      },
      { a: 2 },
    ],
    [{ $literal: [['a', 1], { k: 'b', v: 1 }] }, fails('consistent input format')],
    [{ $literal: [['a']] }, fails('consistent input format')],
    [{ $literal: [[1, 1]] }, fails('keys to be of type string')],
    [{ $literal: [{ k: 'a' }] }, fails('consistent input format')],
  ],
  concatArrays: [
    ...byKind((value) => [value, [9]], fails('only supports arrays'), {
      ...NIL,
      list: [3, 1, 2, 9],
      empty: [9],
      mixed: [1, 'a', null, 9],
    }),
    ...byKind((value) => [[9], value], fails('only supports arrays'), {
      ...NIL,
      list: [9, 3, 1, 2],
      empty: [9],
      mixed: [9, 1, 'a', null],
    }),
    [[], []],
    [
      [[[1]], [2]],
      [[1], 2],
    ],
  ],
  filter: [
    ...byKind((value) => ({ input: value, ...as, cond: { $gt: ['$$v', 1] } }), fails('must be an array'), {
      ...NIL,
      list: [3, 2],
      empty: [],
      mixed: ['a'],
    }),
    [{ input: '$list', cond: { $eq: ['$$this', 1] } }, [1]],
    [{ input: '$mixed', cond: '$$this' }, [1, 'a']],
    [{ input: '$list', ...as }, fails("Missing 'cond'")],
    [{ input: '$list', as: 5, cond: true }, fails("'as'")],
    [{ input: '$list', cond: true, more: 1 }, fails('Unrecognized parameter')],
    ['$list', fails('only supports an object')],
  ],
  first: byKind(one, fails('must be an array'), { ...NIL, list: 3, empty: MISSING, mixed: 1 }),
  last: byKind(one, fails('must be an array'), { ...NIL, list: 2, empty: MISSING, mixed: null }),
  in: [
    ...byKind((value) => [1, value], fails('requires an array as a second argument'), {
      list: true,
      empty: false,
      mixed: true,
    }),
    ...byKind((value) => [value, '$mixed'], false, { null: true }),
    [['$object', [{ $literal: { x: 1, y: 2 } }]], true],
    [['$object', [{ $literal: { y: 2, x: 1 } }]], false],
    [[[1], [[1]]], true],
    [['$at', [AT]], true],
    [[1], fails('takes')],
  ],
  indexOfArray: [
    ...byKind((value) => [value, 1], fails('requires an array as a first argument'), {
      ...NIL,
      list: 1,
      empty: -1,
      mixed: 0,
    }),
    ...byKind((value) => ['$mixed', value], -1, { null: 2 }),
    [['$list', 2, 1], 2],
    [['$list', 3, 1], -1],
    [['$list', 2, 0, 2], -1],
    [['$list', 2, 0, 9], 2],
    [['$list', 2, 5], -1],
    [['$list', 2, -1], fails('nonnegative integral starting index')],
    [['$list', 2, 0, 1.5], fails('nonnegative integral ending index')],
    [['$list', 2, '$text'], fails('nonnegative integral starting index')],
    [['$list'], fails('takes')],
  ],
  isArray: [
    ...byKind((value) => [value], false, { list: true, empty: true, mixed: true }),
    ['$list', true],
    [[[1]], true],
    [[], fails('takes')],
    [[1, 2], fails('takes')],
  ],
  map: [
    ...byKind((value) => ({ input: value, ...as, in: '$$v' }), fails('must be an array'), {
      ...NIL,
      list: [3, 1, 2],
      empty: [],
      mixed: [1, 'a', null],
    }),
    [{ input: '$list', in: { $multiply: ['$$this', 2] } }, [6, 2, 4]],
    [{ input: '$list', ...as, in: '$nope' }, [null, null, null]],
    [{ input: '$list', ...as, in: '$n' }, [3, 3, 3]],
    [{ input: '$list', as: 'other', in: '$$v' }, fails('Use of undefined variable: v')],
    [{ input: '$list', ...as }, fails("Missing 'in'")],
  ],
  range: [
    ...byKind((value) => [0, value], fails('$range requires a numeric ending value'), { n: [0, 1, 2] }),
    ...byKind((value) => [value, 5], fails('$range requires a numeric starting value'), { n: [3, 4] }),
    ...byKind((value) => [0, 5, value], fails('$range requires a numeric step value'), { n: [0, 3] }),
    [
      [0, 5, 2],
      [0, 2, 4],
    ],
    [
      [5, 0, -2],
      [5, 3, 1],
    ],
    [[0, 0], []],
    [[5, 0], []],
    [[0, 5, 0], fails('non-zero step value')],
    [[0.5, 5], fails('numeric starting value')],
    [[0, 5_000_000], fails('too much memory')],
  ],
  reduce: [
    ...byKind(
      (value) => ({ input: value, initialValue: 0, in: { $add: ['$$value', 1] } }),
      fails("requires that 'input' be an array"),
      { ...NIL, list: 3, empty: 0, mixed: 3 },
    ),
    [{ input: '$list', initialValue: '', in: { $concat: ['$$value', 'x'] } }, 'xxx'],
    [{ input: '$list', initialValue: [], in: { $concatArrays: [['$$this'], '$$value'] } }, [2, 1, 3]],
    [{ input: '$list', initialValue: 0 }, fails("Missing 'in'")],
  ],
  reverseArray: byKind(one, fails('must be an array'), {
    ...NIL,
    list: [2, 1, 3],
    empty: [],
    mixed: [null, 'a', 1],
  }),
  size: [
    ...byKind(one, fails('must be an array'), { list: 3, empty: 0, mixed: 3 }),
    [[[1, 2]], 2],
    [[1, 2], fails('takes')],
  ],
  slice: [
    ...byKind((value) => [value, 1], fails('must be an array'), { ...NIL, list: [3], empty: [], mixed: [1] }),
    ...byKind((value) => ['$list', value], fails('must be a numeric value'), { ...NIL, n: [3, 1, 2] }),
    [
      ['$list', -2],
      [1, 2],
    ],
    [
      ['$list', 9],
      [3, 1, 2],
    ],
    [['$list', 0], []],
    [['$list', 1, 1], [1]],
    [['$list', -2, 1], [1]],
    [
      ['$list', -9, 2],
      [3, 1],
    ],
    [['$list', 9, 2], []],
    [['$list', 0, 0], fails('must be positive')],
    [['$list', 0, -1], fails('must be positive')],
    [['$list', 1.5], fails('32-bit integer')],
    [['$list', 0, null], null],
  ],
  zip: [
    ...byKind((value) => ({ inputs: [value, ['p', 'q']] }), fails('non-array expression'), {
      ...NIL,
      list: [
        [3, 'p'],
        [1, 'q'],
      ],
      empty: [],
      mixed: [
        [1, 'p'],
        ['a', 'q'],
      ],
    }),
    [
      { inputs: ['$list', [9]], useLongestLength: true },
      [
        [3, 9],
        [1, null],
        [2, null],
      ],
    ],
    [
      { inputs: ['$list', [9]], useLongestLength: true, defaults: [0, 7] },
      [
        [3, 9],
        [1, 7],
        [2, 7],
      ],
    ],
    [{ inputs: [] }, fails('at least one input array')],
    [{ inputs: 5 }, fails('at least one input array')],
    [{ inputs: ['$list'], useLongestLength: 1 }, fails('must be a bool')],
    [{ inputs: ['$list'], defaults: [1] }, fails('useLongestLength')],
    [{ inputs: ['$list', '$list'], defaults: [1], useLongestLength: true }, fails('same length')],
    [{}, fails("Missing 'inputs'")],
  ],
}
