import { AT, byKind, fails, type Row, type Table } from './rows'

const NIL = { missing: null, null: null }

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/convert/ */
export const CONVERSIONS: Table = {
  type: [
    ...byKind((value) => value, 'array', {
      missing: 'missing',
      null: 'null',
      n: 'int',
      text: 'string',
      yes: 'bool',
      object: 'object',
      at: 'date',
    }),
    [-(2 ** 31), 'int'],
    [2 ** 31, 'long'],
    [2.5, 'double'],
  ],
  isNumber: byKind((value) => value, false, { n: true }),
  toString: [
    ...byKind((value) => value, fails('Unsupported conversion'), {
      ...NIL,
      n: '3',
      text: 'abc',
      yes: 'true',
      at: '2020-02-29T13:14:15.678Z',
    }),
    [2.5, '2.5'] as Row,
  ],
  toBool: [...byKind((value) => value, true, NIL), [0, false] as Row, ['', true] as Row],
  toInt: [
    ...byKind((value) => value, fails('Unsupported conversion'), {
      ...NIL,
      n: 3,
      text: fails('Failed to parse number'),
      yes: 1,
    }),
    ['42', 42],
    [2.9, 2],
    ['2.5', fails('Failed to parse number')],
    [1e12, fails('overflow')],
    [-(2 ** 31), -(2 ** 31)],
    [2 ** 31, fails('overflow')],
  ],
  toLong: [
    ...byKind((value) => value, fails('Unsupported conversion'), {
      ...NIL,
      n: 3,
      text: fails('Failed to parse number'),
      yes: 1,
      at: AT.getTime(),
    }),
    ['-5', -5] as Row,
  ],
  toDouble: [
    ...byKind((value) => value, fails('Unsupported conversion'), {
      ...NIL,
      n: 3,
      text: fails('Failed to parse number'),
      yes: 1,
      at: AT.getTime(),
    }),
    ['2.5', 2.5] as Row,
    ['1e3', 1000] as Row,
  ],
  convert: [
    ...byKind((value) => ({ input: value, to: 'int', onError: 'bad', onNull: 'none' }), 'bad', {
      missing: 'none',
      null: 'none',
      n: 3,
      yes: 1,
    }),
    [{ input: 1, to: 'apple' }, fails('Unknown type name')],
    [{ input: 1, to: '$nope' }, null],
    [{ input: '5', to: 16 }, 5],
    [{ input: 1 }, fails("Missing 'to'")],
  ],
}
