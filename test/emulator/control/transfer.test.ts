import { BSONRegExp } from 'bson'
import { expect, test } from 'vitest'
import type { Cloud } from '../../../emulator/index'
import { admin, json, runCloud } from '../fixture'

const place = (cloud: Cloud) => `${cloud.url}/control/collections/${admin.env}/users`
const people = (cloud: Cloud, query = {}) => cloud.database(admin.env).find('users', query)
const imported = (cloud: Cloud, text: string | Uint8Array<ArrayBuffer>, how = 'format=json') =>
  json<{ error?: string; inserted?: number }>(`${place(cloud)}/import?${how}`, { method: 'POST', body: text })
const exported = async (cloud: Cloud, format: string) =>
  (await fetch(`${place(cloud)}/export?format=${format}`)).text()

const strange = [
  {
    _id: 'a',
    at: new Date(5),
    pattern: new BSONRegExp('x', 'i'),
    list: [1, { b: null }],
    none: null,
    tel: '13800010001',
  },
  {
    _id: 2,
    text: 'a "quoted", and\nbroken, line',
    zero: '007',
    yes: 'true',
    no: false,
    nested: { deep: { n: 1.5 } },
  },
  { _id: 'c', empty: '', brace: '{not json', array: '[1]', 名字: '林晓雨😀', small: 1e-9, big: 2 ** 60 },
]

test.each(['json', 'csv'])('what is exported as %s is the same after an import', async (format) => {
  const cloud = await runCloud()
  await cloud.database(admin.env).insert('users', strange)
  const file = await exported(cloud, format)
  await cloud.database(admin.env).remove('users', {})
  expect(await imported(cloud, file, `format=${format}`)).toEqual({ inserted: 3, updated: 0 })
  expect(people(cloud)).toEqual(strange)
})

test("the console's own examples are understood", async () => {
  const cloud = await runCloud()
  await imported(
    cloud,
    '\ufeff{"_id":"x","date":{"$date":"2018-08-31T17:30:00.882Z"}}\r\n\r\n{ "age": 21 }\n',
  )
  await imported(cloud, '_id,age,home.city\r\nxxxxxx,45,上海\r\nyyyyyy,,\r\n', 'format=csv')
  expect(people(cloud)).toEqual([
    { _id: 'x', date: new Date('2018-08-31T17:30:00.882Z') },
    { _id: expect.stringMatching(/^[0-9a-f]{32}$/), age: 21 },
    { _id: 'xxxxxx', age: 45, home: { city: '上海' } },
    { _id: 'yyyyyy' },
  ])
})

test('upsert puts new documents in the place of those with the same _id', async () => {
  const cloud = await runCloud()
  await cloud.database(admin.env).insert('users', [{ _id: 'a', old: 1 }, { _id: 'b' }])
  const lines = '{"_id":"a","new":1}\n{"_id":"c"}\n{"_id":"c","later":true}'
  const answer = await imported(cloud, lines, 'format=json&conflict=upsert')
  expect(answer).toEqual({ inserted: 2, updated: 1 })
  expect(people(cloud)).toEqual([{ _id: 'a', new: 1 }, { _id: 'b' }, { _id: 'c', later: true }])
})

test.each<[string, string, string, RegExp]>([
  ['no JSON', '{"a":1}\n{a:2}', 'format=json', /^Line 2: .*not EJSON.* Nothing is imported\.$/],
  ['no object', '{"a":1}\n\n[1]', 'format=json', /^Line 3: it is no object/],
  ['another prototype', '{"__proto__":{"a":1}}', 'format=json', /^Line 1: .*__proto__/],
  ['an operator', '{"a":1}\n{"b":{"$inc":1}}', 'format=json', /^Line 2: .*\$inc/],
  ['a field named with dots', '{"a..b":1}', 'format=json', /^Line 1: "a\.\.b" cannot be the name/],
  ['an _id that is taken', '{"_id":"new"}\n{"_id":"there"}', 'format=json', /^Line 2: E11000/],
  [
    'an _id twice in the file',
    '{"_id":1,"tel":"5"}\n{"_id":2,"tel":"6"}\n{"_id":1,"tel":"7"}',
    'format=json',
    /^Line 3: line 1 has the same _id/,
  ],
  [
    'a unique value that is taken',
    '{"_id":"n","tel":"1"}',
    'format=json&conflict=upsert',
    /^Line 1: E11000.*tel/,
  ],
  [
    'a unique value twice',
    '{"tel":"7"}\n{"tel":"7"}',
    'format=json',
    /^Line 2: line 1 has the same unique value/,
  ],
  ['too many cells', '_id\na\nb,c', 'format=csv', /^Line 3: it has 2 cells/],
  ['an open quotation mark', '_id,a\nx,"abc\ny,2', 'format=csv', /^Line 2: .*[Qq]uote/],
  ['a field in two ways', 'a,a.b\n1,2', 'format=csv', /^Line 2: a\.b and a exclude each other/],
  ['another prototype in CSV', '__proto__.a\n1', 'format=csv', /^Line 2: .*__proto__/],
  ['no such format', '{}', 'format=xml', /"format" must be json or csv/],
  ['no such mode', '{}', 'format=json&conflict=merge', /"conflict" must be insert or upsert/],
])('%s: the line is named and nothing is imported', async (_what, text, how, words) => {
  const users = { indexes: [{ name: 'tel', unique: true, keys: { tel: 1 as const } }] }
  const environments = [{ env: admin.env, appid: admin.appid, collections: { users } }]
  const cloud = await runCloud({ options: { environments } })
  await cloud.database(admin.env).insert('users', [{ _id: 'there', tel: '1' }])
  expect(await imported(cloud, text, how)).toEqual({ error: expect.stringMatching(words) })
  expect(people(cloud)).toEqual([{ _id: 'there', tel: '1' }])
})

test('a file in another encoding, and one for no collection, are refused', async () => {
  const cloud = await runCloud()
  expect(await imported(cloud, new Uint8Array([123, 0xff, 125]))).toEqual({
    error: 'An import must be UTF-8.',
  })
  const nowhere = `${cloud.url}/control/collections/${admin.env}/nothing/import?format=json`
  const response = await fetch(nowhere, { method: 'POST', body: '{"a":1}\n'.repeat(1_000_000) })
  expect([response.status, await response.json()]).toEqual([
    404,
    { error: expect.stringContaining('nothing') },
  ])
  expect((await fetch(`${place(cloud)}/export?format=pdf`)).status).toBe(400)
})

test('100,000 documents come in, and others are answered meanwhile', async () => {
  const cloud = await runCloud()
  const line = (_: unknown, n: number) =>
    JSON.stringify({ _id: `p${n}`, n, name: `person number ${n} of many` })
  const file = Array.from({ length: 100_000 }, line).join('\n')
  expect(file.length).toBeGreaterThan(6 * 1024 * 1024)
  const state = { done: false }
  const started = performance.now()
  const importing = imported(cloud, file).finally(() => (state.done = true))
  const waits: number[] = []
  while (!state.done) {
    const began = performance.now()
    await json(`${cloud.url}/control/clock`)
    waits.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(await importing).toEqual({ inserted: 100_000, updated: 0 })
  expect(waits.length).toBeGreaterThan(10)
  expect(Math.max(...waits)).toBeLessThan((performance.now() - started) / 2)
  const back = await exported(cloud, 'json')
  expect(back.split('\n')).toHaveLength(100_001)
})

test.each<[string, string, string, unknown]>([
  [
    'an identity number in CSV stays a text',
    'id\n110101199003071234\n',
    'format=csv',
    [{ id: '110101199003071234' }],
  ],
  [
    'digits of a list in CSV stay a text',
    'l\n"[110101199003071234]"\n',
    'format=csv',
    [{ l: '[110101199003071234]' }],
  ],
  ['a number that is too great stays a text', 'n\n1e400\n', 'format=csv', [{ n: '1e400' }]],
  ['-0 stays a text', 'n\n-0\n', 'format=csv', [{ n: '-0' }]],
  ['a price is a number', 'n,m\n1.50,-2\n', 'format=csv', [{ n: 1.5, m: -2 }]],
  ['a file with semicolons has fields', 'a;b\n1;x,y\n', 'format=csv', [{ a: 1, b: 'x,y' }]],
  ['a file with tabs has fields', 'a\tb\n1\t2\n', 'format=csv', [{ a: 1, b: 2 }]],
  ['quoted names hide no separator', '"a,b";c\n1;2\n', 'format=csv', [{ 'a,b': 1, c: 2 }]],
  [
    'a text of digits in JSON stays one',
    '{"id":"110101199003071234"}',
    'format=json',
    [{ id: '110101199003071234' }],
  ],
])('%s', async (_, text, how, documents) => {
  const cloud = await runCloud()
  await imported(cloud, text, how)
  expect(people(cloud).map(({ _id, ...fields }) => fields)).toEqual(documents)
})

test.each([
  '{"n":110101199003071234}',
  '{"n":{"$numberLong":"9007199254740993"}}',
  '{"n":[1e400]}',
  '{"n":-0}',
])('a line with a number that would become another one is refused: %s', async (line) => {
  const cloud = await runCloud()
  const { error } = await imported(cloud, `{"a":1}\n${line}`)
  expect(error).toMatch(
    /^Line 2: the number .* would become another one; write it as a text\. Nothing is imported\.$/,
  )
  expect(people(cloud)).toEqual([])
  const added = await json<{ error: string }>(place(cloud), {
    method: 'POST',
    body: `{"documents":[${line}]}`,
    headers: { 'content-type': 'application/json' },
  })
  expect(added.error).toContain('would become another one')
})

test('an export for spreadsheets says what its letters are, and calculates nothing', async () => {
  const cloud = await runCloud()
  await cloud
    .database(admin.env)
    .insert('users', [{ _id: 'a', f: '=1+1', g: '@x', n: -2, t: '-x', 名: '林' }])
  const bytes = await (await fetch(`${place(cloud)}/export?format=sheet`)).arrayBuffer()
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
    '\ufeff_id,f,g,n,t,名\r\na,"\'=1+1","\'@x",-2,"\'-x",林\r\n',
  )
})
