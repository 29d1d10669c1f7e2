import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'
import { expectRefusal } from './tables/rows'

const used = useSdk(() => openDatabase({ collections: { texts: {} } }))
beforeAll(async () => {
  await used.database.addCollection('schemas')
})

/**
 * Pattern, options, texts that it finds and texts that it does not. What PCRE does with it:
 * https://www.pcre.org/original/doc/html/pcrepattern.html
 */
const ROWS: [pattern: string, options: string, found: string[], others: string[]][] = [
  ['abc', '', ['abc', 'xabcx'], ['ab', 'ABC']],
  ['abc', 'i', ['ABC', 'aBc'], ['ab']],
  ['^ab$', '', ['ab', 'ab\n'], ['ab\n\n', 'xab', 'a\nab']],
  ['^ab$', 'm', ['x\nab', 'ab\nx'], ['xab']],
  ['\\Aab\\z', 'm', ['ab'], ['ab\n', 'x\nab']],
  ['\\Aab\\Z', '', ['ab', 'ab\n'], ['ab\nx']],
  ['a.c', '', ['abc', 'a😀c', 'a\rc', 'a\u2028c'], ['a\nc', 'ac']],
  ['a.c', 's', ['a\nc'], ['ac']],
  ['^.$', '', ['x', '𠮷', '😀', '张'], ['xy', '']],
  ['^..$', '', ['张三'], ['𠮷', '😀']],
  ['\\p{Han}', '', ['张', '𠮷'], ['abc', 'あ']],
  ['\\P{Han}', '', ['a张'], ['张']],
  ['\\p{^Han}', '', ['a'], ['张']],
  ['[\\p{Han}\\d]+x', '', ['张3x'], ['ax']],
  ['\\pL', '', ['a', '张', 'é'], ['1', '']],
  ['^\\p{Lu}$', '', ['A', 'É'], ['a']],
  ['\\p{L&}', '', ['a', 'A'], ['张']],
  ['\\p{Greek}', '', ['α'], ['a']],
  ['^[\\x{4e00}-\\x{9fa5}]+$', '', ['张三'], ['zhang', '张a']],
  ['\\x{5f20}', '', ['张三'], ['三']],
  ['\\x41', '', ['A'], ['a']],
  ['\\x{1F600}', '', ['😀'], ['😁']],
  ['\\101', '', ['A'], ['1']],
  ['\\o{101}', '', ['A'], ['1']],
  ['[[:digit:]]{2}', '', ['x12'], ['1', '１２']],
  ['^[[:alpha:]_]+$', '', ['ab_'], ['a1', '张']],
  ['[[:^digit:]]', '', ['a'], ['1']],
  ['[[:punct:]]', '', ['!'], ['a']],
  ['[[:space:]]', '', ['\t'], ['\u00a0']],
  ['\\h', '', ['\t', '\u3000', '\u00a0'], ['\n', 'a']],
  ['\\H', '', ['a', '\n'], ['\t']],
  ['\\v', '', ['\n', '\u2028'], [' ']],
  ['\\R', '', ['\r\n', '\n'], [' ']],
  ['\\N', '', ['a'], ['\n']],
  ['^\\d+$', '', ['12'], ['１２', 'a']],
  ['^\\w+$', '', ['a_1'], ['é', '张']],
  ['\\bcat\\b', '', ['a cat.'], ['cats']],
  ['\\Bat', '', ['cat'], ['at']],
  ['\\s', '', ['\v', ' '], ['\u00a0', '\u3000']],
  ['(?i)abc', '', ['ABC'], ['ab']],
  ['a(?i)b', '', ['aB', 'ab'], ['AB']],
  ['a(?i:b)c', '', ['aBc'], ['aBC', 'Abc']],
  ['(?i)a(?-i)b', '', ['Ab'], ['AB']],
  ['(?s)a.b', '', ['a\nb'], ['ab']],
  ['(?m)^b', '', ['a\nb'], ['ab']],
  ['(?x) a b # comment', '', ['ab'], ['a b']],
  ['a b', 'x', ['ab'], ['a b']],
  ['a\\ b', 'x', ['a b'], ['ab']],
  ['a(?#comment)b', '', ['ab'], ['a(?#comment)b']],
  ['(?P<y>\\d{4})-(?P=y)', '', ['2020-2020'], ['2020-2021']],
  ['(?<y>\\d)\\k<y>', '', ['11'], ['12']],
  ["(?'y'\\d)\\k'y'", '', ['11'], ['12']],
  ['(a)(b)\\2\\1', '', ['abba'], ['abab']],
  ['(a)\\g{1}', '', ['aa'], ['ab']],
  ['(a)\\g{-1}', '', ['aa'], ['ab']],
  ['(a)?b\\1', '', ['aba'], ['b', 'ab']],
  ['^(?>a+)b', '', ['aab'], ['aa']],
  ['^(?>a+)ab', '', [], ['aab']],
  ['^a++b', '', ['aab'], ['aa']],
  ['^a++ab', '', [], ['aaab']],
  ['^a*+a', '', [], ['aaa']],
  ['^a?+a', '', ['aa'], ['a']],
  ['^a{1,2}+a', '', ['aaa'], ['aa']],
  ['\\Qa.b\\E+', '', ['a.b', 'a.bb'], ['axb']],
  ['\\Q(', '', ['('], [')']],
  ['^a{2}$', '', ['aa'], ['a', 'aaa']],
  ['^a{2,}$', '', ['aa', 'aaaa'], ['a']],
  ['^a{,2}$', '', ['a{,2}'], ['aa']],
  ['a{', '', ['a{'], ['a']],
  ['^(a|ab)(c|bcd)$', '', ['abcd', 'ac'], ['abc d']],
  ['^(?:a|b)*c$', '', ['ababc', 'c'], ['ab']],
  ['^(a+|b)*?c', '', ['aabc'], ['d']],
  ['^(a*)*b', '', ['aab', 'b'], ['a']],
  ['a(?=b)', '', ['ab'], ['ac']],
  ['a(?!b)', '', ['ac', 'a'], ['ab']],
  ['(?<=a)b', '', ['ab'], ['cb']],
  ['(?<!a)b', '', ['cb', 'b'], ['ab']],
  ['(?<=a|bc)d', '', ['ad', 'bcd'], ['cd']],
  ['[a-]', '', ['-'], ['b']],
  ['[]a]', '', [']'], ['b']],
  ['[^]a]', '', ['b'], [']', 'a']],
  ['[\\]a]', '', [']'], ['b']],
  ['[\\b]', '', ['\b'], ['b']],
  ['[\\d-x]', '', ['-', 'x'], ['a']],
  ['[^a]', 'i', ['b'], ['A', 'a']],
  ['é', 'i', ['É'], ['e']],
  ['\\/', '', ['/'], ['a']],
  ['\\cA', '', ['\u0001'], ['A']],
  ['\\e', '', ['\u001b'], ['e']],
  ['(*UTF8)^.$', '', ['😀'], ['ab']],
  ['^1[3-9]\\d{9}$', '', ['13800138000'], ['12800138000', '1380013800']],
]

describe('a regular expression finds what PCRE finds:', () => {
  it.each(ROWS)('/%s/%s', async (pattern, options, found, others) => {
    await used.database.remove('texts', {})
    const texts = [...found, ...others].map((text, _id) => ({ _id, text }))
    await used.database.insert('texts', texts)
    const right = found.map((_, _id) => _id)
    const text = used.db.RegExp({ regexp: pattern, options })
    const { data } = await used.db.collection('texts').where({ text }).get()
    expect(
      data.map(({ _id }) => _id),
      'where',
    ).toEqual(right)
    const matched = await used.db.collection('texts').aggregate().match({ text }).end()
    expect(
      matched.list.map(({ _id }) => _id),
      'match',
    ).toEqual(right)
    const expression = { $regexFind: { input: '$text', regex: pattern, options } }
    const { list } = await used.db.collection('texts').aggregate().addFields({ match: expression }).end()
    expect(
      list.flatMap(({ _id, match }) => (match === null ? [] : [_id])),
      '$regexFind',
    ).toEqual(right)
    if (options !== '') return
    const schema = { $jsonSchema: { properties: { text: { pattern } } } }
    const fitting = await used.database.execute('database.getDocument', {
      collectionName: 'texts',
      query: JSON.stringify(schema),
    })
    expect((fitting['list'] as unknown[]).length, '$jsonSchema').toBe(right.length)
  })
})

describe('a regular expression that PCRE refuses, or that is not emulated, is refused by name:', () => {
  it.each<[pattern: string, words: string]>([
    ['[\\u4e00-\\u9fa5]', 'PCRE does not support'],
    ['\\u0041', 'PCRE does not support'],
    ['\\Labc', 'PCRE does not support'],
    ['\\N{name}', 'PCRE does not support'],
    ['(', 'missing )'],
    ['a)', 'unmatched parentheses'],
    ['[a', 'missing terminating ]'],
    ['*a', 'nothing to repeat'],
    ['a|*', 'nothing to repeat'],
    ['[b-a]', 'range out of order'],
    ['[[:letter:]]', 'unknown POSIX class name'],
    ['\\p{Martian}', 'unknown property name'],
    ['\\p', 'malformed'],
    ['a{3,2}', 'out of order'],
    ['a{99999}', 'number too big'],
    ['\\', '\\ at end of pattern'],
    ['(?<=a+)b', 'lookbehind assertion is not fixed length'],
    ['\\2(a)', 'non-existent subpattern'],
    ['\\k<no>', 'non-existent subpattern'],
    ['(?<a>x)(?<a>y)', 'same name'],
    ['(?R)', 'recursion is not emulated'],
    ['(?1)', 'recursion is not emulated'],
    ['(?(1)a|b)', 'a conditional group is not emulated'],
    ['(?|a|b)', 'a branch reset group is not emulated'],
    ['(*UCP)a', 'verbs such as (*UCP) are not emulated'],
    ['(?q)', 'unrecognized character after (?'],
    ['\\X', '\\X is not emulated'],
    ['a\\Kb', '\\K is not emulated'],
    ['\\x{110000}', 'too large'],
    ['(?#', 'missing ) after comment'],
  ])('%s', async (pattern, words) => {
    const text = used.db.RegExp({ regexp: pattern })
    await expectRefusal(used.db.collection('texts').where({ text }).get(), words, pattern)
    const expression = { $regexMatch: { input: 'a', regex: pattern } }
    await used.database.insert('texts', [{ text: 'a' }])
    await expectRefusal(
      used.db.collection('texts').aggregate().addFields({ r: expression }).end(),
      words,
      pattern,
    )
  })
})

it('JavaScript expressions in a query are those of MongoDB there, and are given back as they came', async () => {
  await used.database.remove('texts', {})
  await used.database.insert('texts', [
    { _id: 1, text: 'Abc' },
    { _id: 2, text: 'x', kept: /a+/i },
  ])
  expect((await used.db.collection('texts').where({ text: /^a/i }).get()).data).toMatchObject([{ _id: 1 }])
  expect((await used.db.collection('texts').where({ kept: /a+/i }).get()).data).toMatchObject([{ _id: 2 }])
})
