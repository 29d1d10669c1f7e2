import { expect, it } from 'vitest'
import { csv, csvLines } from '@/lib/spreadsheet'

it.each<[what: string, cell: string | number, written: string]>([
  ['a name', '林晓雨', '林晓雨'],
  ['a number', 26, '26'],
  ['a telephone number', '13800010001', '13800010001'],
  ['a comma', '林,晓雨', '"林,晓雨"'],
  ['quotes', '林"晓"雨', '"林""晓""雨"'],
  ['a line break', '林\n晓雨', '"林\n晓雨"'],
  ['nothing', '', ''],
  ['a formula', '=1+1', "'=1+1"],
  ['a formula with a comma', '=SUM(A1,A2)', '"\'=SUM(A1,A2)"'],
  ['a command', '@SUM(1)', "'@SUM(1)"],
  ['a sign', '-2+3', "'-2+3"],
  ['a country code', '+8613800010001', "'+8613800010001"],
  ['a formula behind a blank', ' =1', "' =1"],
  ['a formula behind a tab', '\t=1', "'\t=1"],
  ['a wide sign', '＝1', "'＝1"],
  ['more digits than Excel keeps', '110101199003071234', "'110101199003071234"],
  ['an apostrophe', "'林", "''林"],
  ['a zero at the beginning', '0571', "'0571"],
  ['digits that Excel takes for a power', '12345e67', "'12345e67"],
  ['a masked number', '138****0001', '138****0001'],
])('%s is the same text in a spreadsheet', (_what, cell, written) => {
  expect(csvLines([[cell]])).toBe(`${written}\r\n`)
})

it('a file begins with what Excel knows UTF-8 by, once', () => {
  expect(csv([['姓名', '年龄']]) + csvLines([['林', 1]])).toBe('\ufeff姓名,年龄\r\n林,1\r\n')
})
