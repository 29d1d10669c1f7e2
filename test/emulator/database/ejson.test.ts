import { Binary, BSONRegExp, Decimal128, EJSON, Long, ObjectId, Timestamp } from 'bson'
import { expect, test } from 'vitest'
import { encode, keyOf } from '../../../emulator/database/ejson'

const VALUES = [
  ...[0, -0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53, 0.5, -0.5, 1e300, NaN, Infinity, -Infinity],
  ...['', 'a', '"', '\\', '\u0000', '\u2028', '林', '😀', '\ud800', '$numberInt'],
  ...[true, false, null],
  ...[
    [],
    [1, 'a', null],
    [[1.5], [-0]],
    {},
    { a: {} },
    { a: { b: [1, { c: null }] } },
    { '': 1 },
    { 'a"b': 1 },
  ],
  ...[{ b: 1, a: 2 }, { 2: 'two', 1: 'one' }, { toJSON: 1 }, { a: undefined, b: 1 }, [undefined]],
  ...[new Date(0), new Date(-1), new Date(253402300800000), new BSONRegExp('a"', 'i')],
  ...[new ObjectId('0123456789abcdef01234567'), Long.fromNumber(5), Decimal128.fromString('1.5')],
  ...[
    new Binary(Buffer.from('ab')),
    new Timestamp({ t: 1, i: 2 }),
    { nested: [new Date(1), { at: new Date(2) }] },
  ],
]

test.each(VALUES.map((value) => [EJSON.stringify({ value }), value] as const))(
  'what is written of %s is what the library writes',
  (_name, value) => {
    expect(encode({ value, n: 1 })).toBe(EJSON.stringify({ value, n: 1 }, { relaxed: false }))
    expect(encode({ list: [value] })).toBe(EJSON.stringify({ list: [value] }, { relaxed: false }))
  },
)

test.each([[[1, 'a']], [[null, [2]]], [[new Date(0), 0.5]], [[{ a: 1 }]]])(
  'the key of the list %j, too',
  (list) => {
    expect(keyOf(list)).toBe(EJSON.stringify(list, { relaxed: false }))
  },
)
