import { byKind, fails, type Row, type Table } from './rows'

const NIL = { missing: null, null: null }
const one = (value: string) => value
/** Numbers and dates are written out, null and nothing are an empty text. */
const ISO = '2020-02-29T13:14:15.678Z'
const COERCED = { missing: '', null: '', n: '3', text: 'abc', at: ISO }
const NO_TEXT = fails("can't convert from BSON type")

const indexOf = (ofChinese: number): Row[] => [
  ...byKind((value) => [value, 'b'], fails('requires a string as the first argument'), { ...NIL, text: 1 }),
  ...byKind((value) => ['abc', value], fails('requires a string as the second argument'), { text: 0 }),
  [['abcabc', 'c', 3], 5],
  [['abcabc', 'a', 1, 3], -1],
  [['abc', 'x'], -1],
  [['abc', ''], 0],
  [['', ''], 0],
  [['abc', 'c', 9], -1],
  [['中文字', '字'], ofChinese],
  [['abc', 'b', -1], fails('nonnegative integral starting index')],
  [['abc', 'b', 0, -1], fails('nonnegative integral ending index')],
  [['abc', 'b', '$text'], fails('nonnegative integral starting index')],
  [['abc'], fails('takes')],
]

const substrBytes: Row[] = [
  ...byKind((value) => [value, 0, 100], NO_TEXT, COERCED),
  ...byKind((value) => ['abc', value, 1], fails('must be a numeric type'), { n: '' }),
  ...byKind((value) => ['abc', 0, value], fails('must be a numeric type'), { n: 'abc' }),
  [['abc', 1, 1], 'b'],
  [['abc', 1, -1], 'bc'],
  [['abc', 3, 1], ''],
  [['abc', 9, 1], ''],
  [['abc', -1, 1], fails('must be non-negative')],
  [['中文', 0, 3], '中'],
  [['中文', 3, 3], '文'],
  [['中文', 1, 3], fails('starting index is a UTF-8 continuation byte')],
  [['中文', 0, 4], fails('in the middle of a UTF-8 character')],
  [['abc', 0], fails('takes')],
]

const trimmed = (name: string, both: [string, string, string]): [string, Row[]] => [
  name,
  [
    ...byKind((value) => ({ input: value }), fails('to be a string'), { ...NIL, text: 'abc' }),
    ...byKind((value) => ({ input: 'abc', chars: value }), fails('to be a string'), { ...NIL, text: '' }),
    [{ input: ' \t\n abc \r\n ' }, both[0]],
    [{ input: 'xxabcxx', chars: 'x' }, both[1]],
    [{ input: '中a中', chars: '中' }, both[2]],
    [{ input: '   ' }, ''],
    [{ input: 'abc', chars: '' }, 'abc'],
    [{ chars: 'x' }, fails("Missing 'input'")],
    [{ input: 'a', more: 1 }, fails('Unrecognized parameter')],
    ['abc', fails('only supports an object')],
  ],
]

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#string-expression-operators */
export const TEXTS: Table = {
  concat: [
    ...byKind((value) => [value, '!'], fails('only supports strings'), { ...NIL, text: 'abc!' }),
    ...byKind((value) => ['!', value], fails('only supports strings'), { ...NIL, text: '!abc' }),
    [[], ''],
    [['中', '文'], '中文'],
    [['a', null, 'b'], null],
  ],
  indexOfBytes: indexOf(6),
  indexOfCP: [...indexOf(2), [['😀a', 'a'], 1]],
  split: [
    ...byKind((value) => [value, 'b'], fails('as a first argument'), { ...NIL, text: ['a', 'c'] }),
    ...byKind((value) => ['abc', value], fails('as a second argument'), { ...NIL, text: ['', ''] }),
    [
      ['a-b-c', '-'],
      ['a', 'b', 'c'],
    ],
    [['abc', 'x'], ['abc']],
    [['', '-'], ['']],
    [
      ['--', '-'],
      ['', '', ''],
    ],
    [['abc', ''], fails('non-empty separator')],
  ],
  strLenBytes: [
    ...byKind(one, fails('requires a string argument'), { text: 3 }),
    ['', 0],
    ['中', 3],
    ['😀', 4],
    ['é', 2],
  ],
  strLenCP: [...byKind(one, fails('requires a string argument'), { text: 3 }), ['', 0], ['中', 1], ['😀', 1]],
  strcasecmp: [
    ...byKind((value) => [value, 'ABC'], NO_TEXT, { missing: -1, null: -1, n: -1, text: 0, at: -1 }),
    ...byKind((value) => ['ABC', value], NO_TEXT, { missing: 1, null: 1, n: 1, text: 0, at: 1 }),
    [[null, '$nope'], 0],
    [['a', 'B'], -1],
    [['b', 'A'], 1],
    [['ab', 'a'], 1],
    [['a'], fails('takes')],
  ],
  substr: substrBytes,
  substrBytes,
  substrCP: [
    ...byKind((value) => [value, 0, 100], NO_TEXT, COERCED),
    ...byKind((value) => ['abc', value, 1], fails('must be a numeric type'), { n: '' }),
    ...byKind((value) => ['abc', 0, value], fails('must be a numeric type'), { n: 'abc' }),
    [['abc', 1, 1], 'b'],
    [['中文😀', 1, 2], '文😀'],
    [['abc', 9, 1], ''],
    [['abc', 0, 0], ''],
    [['abc', -1, 1], fails('nonnegative integers')],
    [['abc', 0, -1], fails('nonnegative integers')],
  ],
  toLower: [
    ...byKind(one, NO_TEXT, { ...COERCED, at: ISO.toLowerCase() }),
    ['AbC', 'abc'],
    ['ÄÖ', 'ÄÖ'],
    ['中A', '中a'],
  ],
  toUpper: [
    ...byKind(one, NO_TEXT, { ...COERCED, text: 'ABC' }),
    ['AbC', 'ABC'],
    ['äö', 'äö'],
    ['中a', '中A'],
  ],
  ...Object.fromEntries([
    trimmed('trim', ['abc', 'abc', 'a']),
    trimmed('ltrim', ['abc \r\n ', 'abcxx', 'a中']),
    trimmed('rtrim', [' \t\n abc', 'xxabc', '中a']),
  ]),
  replaceOne: replacing('abcabc', 'X', 'aXcabc'),
  replaceAll: replacing('abcabc', 'X', 'aXcaXc'),
}

function replacing(input: string, replacement: string, replaced: string): Row[] {
  const find = 'b'
  return [
    ...byKind((value) => ({ input: value, find, replacement }), fails('be a string'), {
      ...NIL,
      text: 'aXc',
    }),
    ...byKind((value) => ({ input: 'xabcx', find: value, replacement }), fails('be a string'), {
      ...NIL,
      text: 'xXx',
    }),
    ...byKind((value) => ({ input: 'abx', find, replacement: value }), fails('be a string'), {
      ...NIL,
      text: 'aabcx',
    }),
    [{ input, find, replacement }, replaced],
    [{ input: 'a.c', find: '.', replacement: { $literal: '$&' } }, 'a$&c'],
    [{ input, find: 'z', replacement }, input],
    [{ input, find }, fails("Missing 'replacement'")],
  ]
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/regexMatch/ and its neighbours */
export const PATTERNS: Table = {
  regexMatch: [
    ...byKind((value) => ({ input: value, regex: 'b' }), fails("needs 'input' to be of type string"), {
      missing: false,
      null: false,
      text: true,
    }),
    ...byKind(
      (value) => ({ input: 'abc', regex: value }),
      fails("needs 'regex' to be of type string or regex"),
      {
        missing: false,
        null: false,
        text: true,
      },
    ),
    [{ input: 'ABC', regex: 'b' }, false],
    [{ input: 'ABC', regex: 'b', options: 'i' }, true],
    [{ input: 'a\nb', regex: '^b', options: 'm' }, true],
    [{ input: '张三', regex: '^\\p{Han}+$' }, true],
    [{ input: '张三', regex: '[\\u4e00-\\u9fa5]' }, fails('PCRE does not support')],
    [{ input: 'a', regex: '(' }, fails('missing )')],
    [{ input: 'a', regex: 'a', options: 'q' }, fails('invalid flag')],
    [{ input: 'a', regex: 'a', options: 5 }, fails("needs 'options' to be of type string")],
    [{ input: 'a' }, fails("Missing 'regex'")],
  ],
  regexFind: [
    ...byKind((value) => ({ input: value, regex: 'b' }), fails("needs 'input' to be of type string"), {
      ...NIL,
      text: { match: 'b', idx: 1, captures: [] },
    }),
    [
      { input: '中b中', regex: '(b)(x)?' },
      { match: 'b', idx: 1, captures: ['b', null] },
    ],
    [{ input: 'abc', regex: 'z' }, null],
    [
      { input: 'aBc', regex: 'b', options: 'i' },
      { match: 'B', idx: 1, captures: [] },
    ],
  ],
  regexFindAll: [
    ...byKind((value) => ({ input: value, regex: 'b' }), fails("needs 'input' to be of type string"), {
      missing: [],
      null: [],
      text: [{ match: 'b', idx: 1, captures: [] }],
    }),
    [
      { input: 'a1b22', regex: '(\\d)+' },
      [
        { match: '1', idx: 1, captures: ['1'] },
        { match: '22', idx: 3, captures: ['2'] },
      ],
    ],
    [
      { input: 'ab', regex: '' },
      [
        { match: '', idx: 0, captures: [] },
        { match: '', idx: 1, captures: [] },
        { match: '', idx: 2, captures: [] },
      ],
    ],
  ],
}
