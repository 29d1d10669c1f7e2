import { expect, it } from 'vitest'
import { type Exported } from '../../../contract/exported-view'
import { checkRows } from '@/features/import/check-rows'
import { type Unfit, readFile } from '@/features/import/read-file'
import { beginningOf, linesOf } from '@/features/jobs/formats'
import { en } from '@/texts/admin/en'
import { zh } from '@/texts/admin/zh'

const words = [zh.imports.words, en.imports.words]
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (file: Uint8Array) => readFile(file, words)

/** What can be imported of a file, and what is wrong with the rest. */
function checked(file: Uint8Array) {
  const found = read(file)
  if (typeof found === 'string') throw new Error(found)
  return { ...checkRows(found.rows), ignored: found.ignored }
}

const lin = { name: '林晓雨', sex: 2, age: 26, tel: '13800010001' }
const wang = { name: '王芳', sex: 0, age: 41, tel: '15000010003' }

/** `姓名,手机号` in GBK, and a row. */
const gbk = Uint8Array.from([
  ...[
    0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc4, 0xea, 0xc1, 0xe4, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0xba, 0xc5, 0x0d,
    0x0a,
  ],
  ...[0xcd, 0xf5, 0xb7, 0xbc, 0x2c, 0x34, 0x31, 0x2c, ...bytes('15000010003\r\n')],
])

const utf16 = (text: string) =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...text.split('').flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
  ])

it.each<[what: string, file: Uint8Array, rows: object[]]>([
  [
    'as Excel saves CSV UTF-8',
    bytes('\ufeff姓名,性别,年龄,手机号\r\n林晓雨,女,26,13800010001\r\n'),
    [{ line: 2, ...lin }],
  ],
  ['with semicolons', bytes('姓名;性别;年龄;手机号\n林晓雨;女;26;13800010001'), [{ line: 2, ...lin }]],
  [
    'with tabs, in UTF-16',
    utf16('姓名\t性别\t年龄\t手机号\r\n林晓雨\t女\t26\t13800010001'),
    [{ line: 2, ...lin }],
  ],
  ['in GBK', gbk, [{ line: 2, ...wang }]],
  ['in English', bytes('Phone,Name,Gender,Age\n13800010001,林晓雨,F,26\n'), [{ line: 2, ...lin }]],
  [
    'with numbers that Excel takes for texts',
    bytes('姓名,性别,年龄,手机号\n林晓雨,2,26,="13800010001"\n'),
    [{ line: 2, ...lin }],
  ],
  [
    'with an apostrophe in front',
    bytes("姓名,性别,年龄,手机号\n林晓雨,女,26,'13800010001\n"),
    [{ line: 2, ...lin }],
  ],
  [
    'with blanks in a number, and a country',
    bytes('姓名,性别,年龄,手机号\n林晓雨,女,26,+86 138 0001 0001\n'),
    [{ line: 2, ...lin }],
  ],
  [
    'with quotes, commas and line breaks',
    bytes(
      '姓名,备注,性别,年龄,手机号\n"林晓雨","说""好"",\r\n两行",女,26,13800010001\n\n王芳,,,41,15000010003',
    ),
    [
      { line: 2, ...lin },
      { line: 5, ...wang },
    ],
  ],
  ['without sexes', bytes('姓名,年龄,手机号\n王芳,41岁,15000010003\n'), [{ line: 2, ...wang }]],
  [
    'of JSON lines',
    bytes(`${JSON.stringify(lin)}\n\n${JSON.stringify({ ...wang, more: 1 })}\n`),
    [
      { line: 1, ...lin },
      { line: 3, ...wang },
    ],
  ],
  [
    'of JSON with a number for a number',
    bytes(JSON.stringify({ ...lin, tel: 13800010001 })),
    [{ line: 1, ...lin }],
  ],
  [
    'of people who are named',
    bytes('编号,姓名,性别,年龄,手机号\nabc,林晓雨,女,26,138****0001\ndef,林晓雨,女,26,\n'),
    [
      { line: 2, _id: 'abc', ...lin, tel: undefined },
      { line: 3, _id: 'def', ...lin, tel: undefined },
    ],
  ],
])('a file %s is read', (_what, file, rows) => {
  const { good, bad } = checked(file)
  expect(bad).toEqual([])
  expect(good).toEqual(rows)
})

it.each<[what: string, file: Uint8Array, why: Unfit]>([
  ['is empty', bytes('\ufeff \r\n'), 'empty'],
  ['has columns only', bytes('姓名,年龄,手机号\n'), 'empty'],
  ['has no columns', bytes('林晓雨,女,26,13800010001\n'), 'columns'],
  ['is a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff]), 'encoding'],
  ['is too large', new Uint8Array(5_000_001), 'size'],
])('a file that %s is not taken', (_what, file, why) => {
  expect(read(file)).toBe(why)
})

it('says of each row that is wrong on which line, in which field and why', () => {
  const { good, bad, ignored } = checked(
    bytes(
      [
        '姓名,性别,年龄,手机号,班级',
        '林晓雨,女,26,13800010001,一',
        ',女,26,13800010002,一',
        '王芳,难说,二十,150****0003,一',
        '晓雨,男,26,138 0001 0001,一',
        '赵敏,女,151,17700010005,一',
        '孙悦,女,22,,一',
      ].join('\n'),
    ),
  )
  expect(good).toEqual([{ line: 2, ...lin }])
  expect(ignored).toEqual(['班级'])
  expect(bad).toEqual([
    { line: 3, faults: [{ field: '姓名', why: '请填写姓名' }] },
    {
      line: 4,
      faults: [
        { field: '性别', why: '请选择性别' },
        { field: '年龄', why: '年龄请填整数' },
        { field: '手机号', why: '手机号里只能有数字' },
      ],
    },
    { line: 5, faults: [{ why: '和第 2 行是同一个人' }] },
    { line: 6, faults: [{ field: '年龄', why: '年龄不能大于 150' }] },
    { line: 7, faults: [{ field: '手机号', why: '请填写手机号' }] },
  ])
})

it('says which line is no JSON', () => {
  const { bad, good } = checked(bytes(`${JSON.stringify(lin)}\nnonsense\n[1]\n`))
  expect(good).toHaveLength(1)
  expect(bad).toEqual([2, 3].map((line) => ({ line, faults: [{ why: '这一行不是 JSON' }] })))
})

it.each(['csv', 'jsonl'] as const)('what is exported as %s comes in again as it is', (format) => {
  const more = {
    state: 'active',
    createtime: 1_700_000_000_000,
    version: 3,
    appid: 'wxb0000000000000ce',
  } as const
  const people: Exported[] = [
    { _id: '00000000000000000000000000000012', ...lin, ...more },
    { _id: '12345678901234567890123456789012', ...wang, name: '=王"芳,', tel: '150****0003', ...more },
    { _id: '123e4567', ...wang, name: "'王芳", tel: '15000010004', ...more },
  ].map((person) => ({ ...person, sex: person.sex as 0 | 2 }))
  const { good, bad } = checked(bytes(beginningOf(format) + linesOf(format, people)))
  expect(bad).toEqual([])
  const first = format === 'csv' ? 2 : 1
  expect(good).toEqual(
    people.map(({ _id, name, sex, age, tel }, i) => ({
      line: first + i,
      _id,
      name,
      sex,
      age,
      ...(!tel.includes('*') && { tel }),
    })),
  )
})
