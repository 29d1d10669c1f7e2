import { EJSON } from 'bson'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askedBy } from '../../../../emulator/open-api/tcb/statement'
import { databaseLibrary } from '../../../../emulator/shared/database-library'

const OPERATIONS = ['get', 'add', 'set', 'update', 'remove', 'count', 'end']
const now = Date.UTC(2026, 0, 1)
const read = (text: string) => askedBy(text, OPERATIONS, now)

/** What JavaScript itself and the library make of it, where `add` and its kind take the data themselves. */
function ofJavaScript(text: string): Promise<{ action: string; request: object }> {
  return new Promise((resolve, reject) => {
    const db = databaseLibrary((action, request) => {
      resolve({ action, request })
      return new Promise(() => undefined)
    })
    const taken = text.replace(/\.(add|set|update)\(\{ data: (.*) \}\)$/s, '.$1($2)')
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function('db', '_', '$', `return ${taken}`) as (...given: unknown[]) => Promise<unknown>
    Promise.resolve(run(db, db.command, db.command.aggregate)).catch(reject)
  })
}

const notes = `db.collection('notes')`

describe('a statement is the request that the SDK makes of it', () => {
  test.each([
    `${notes}.get()`,
    `db.collection("geo").where({done:true}).limit(10).skip(1).get()`,
    `${notes}.where({ a: 1, b: -1.5e3, c: +2, d: 'x', "e f": null, g: [1, [2], { h: false }], 7: \`t\` }).get()`,
    `${notes}.where({ at: new Date('2019-09-09'), of: new Date(1700000000000) }).get()`,
    `${notes}.where({ name: /^li/i }).get()`,
    `${notes}.where({ name: db.RegExp({ regexp: 'li', options: 'i' }) }).get()`,
    `${notes}.where({ n: _.gt(1), m: _.in([1, 2]), o: db.command.exists(true) }).get()`,
    `${notes}.where({ n: _.gt(1).and(_.lt(5)).or(_.eq(7)) }).get()`,
    `${notes}.where(_.or([{ a: 1 }, { b: _.elemMatch({ c: 2 }) }])).get()`,
    `${notes}.where({ 'a.b': 1 }).orderBy('a', 'desc').orderBy("b", "asc").field({ a: true, b: 1 }).get()`,
    `${notes}.where({ at: _.geoNear({ geometry: new db.Geo.Point(113, 23), maxDistance: 10 }) }).get()`,
    `${notes}.doc('one').get()`,
    `${notes}.doc(7).field({ a: true }).get()`,
    `${notes}.where({ a: 1 }).count()`,
    `${notes}.add({ data: { a: 1, at: new Date("2019-09-09"), where: new db.Geo.Point(113, 23) } })`,
    `${notes}.add({ data: [{ a: 1 }, { a: 2, b: undefined }] })`,
    `${notes}.add({ data: { at: db.serverDate(), later: db.serverDate({ offset: 60 }) } })`,
    `${notes}.where({ age: 14 }).update({ data: { age: _.inc(1), tags: _.push(['x']), deep: { b: _.remove() } } })`,
    `${notes}.doc("one").update({ data: { age: 10, 'a.b': _.set({ c: 1 }) } })`,
    `${notes}.doc("one").set({ data: { description: "set", done: true } })`,
    `${notes}.where({ done: true }).remove()`,
    `${notes}.doc('one').remove()`,
    `${notes}.aggregate().match({ tags: "cloud", n: _.gte(2) }).limit(10).end()`,
    `${notes}.aggregate().group({ _id: '$a', n: $.sum(1), all: $.push($.toUpper('$b')) }).sort({ n: -1 }).count('c').end()`,
    `${notes}.aggregate().project({ n: db.command.aggregate.cond({ if: $.gt(['$n', 1]), then: 1, else: 0 }) }).end()`,
    `${notes}.aggregate().lookup({ from: 'b', let: { n: '$n' }, pipeline: $.pipeline().match(_.expr($.eq(['$n', '$$n']))).done(), as: 'b' }).end()`,
    `\n ${notes}\n  .where({\n a: 1, // why\n })\n  .get() ;\n`,
  ])('%s', async (text) => {
    const { action, request } = await read(text)
    expect({ action, request }).toEqual(await ofJavaScript(text.trim().replace(/;$/, '')))
  })
})

test("new Date() is the cloud's time", async () => {
  const { request } = await read(`${notes}.where({ at: _.lt(new Date()) }).get()`)
  expect(EJSON.parse(String(request['query']))).toEqual({ at: { $lt: new Date(now) } })
})

describe('what is no statement is refused with a sentence, and nothing of it runs', () => {
  const ran: string[] = []
  beforeAll(() => void Object.assign(globalThis, { ran }))
  afterAll(() => void Reflect.deleteProperty(globalThis, 'ran'))

  test.each([
    ['', /cannot be read/],
    ['db', /chain of calls/],
    [notes, /chain of calls/],
    [`${notes}.where({})`, /ends with get/],
    [`${notes}.where({`, /cannot be read/],
    [`${notes}.get(); ${notes}.get()`, /more than one statement/],
    [`${notes}.drop()`, /ends with get or add .*, not with drop/],
    [`${notes}.where({}).constructor`, /chain of calls/],
    [`db.constructor.constructor('ran.push("x")')()`, /chain of calls|cannot stand/],
    [`${notes}.constructor('x').get()`, /constructor cannot stand there/],
    [`${notes}.where({ a: _.constructor('return 1') }).get()`, /there is no constructor/],
    [`${notes}.where({ a: _.eq.constructor('ran.push("x")')() }).get()`, /only methods of db, _ and \$/],
    [`${notes}.where({ a: 'x'.constructor('y') }).get()`, /there is no constructor|only methods/],
    [`${notes}.where({ a: new Date(0).getTime() }).get()`, /there is no getTime|only methods/],
    [`${notes}.where({ a: ran.push('x') }).get()`, /only methods of db, _ and \$/],
    [`${notes}.where({ a: globalThis }).get()`, /there is no globalThis/],
    [`${notes}.where({ a: (() => ran.push('x'))() }).get()`, /only methods of db, _ and \$/],
    [`${notes}.where({ a: () => 1 }).get()`, /cannot be a ArrowFunctionExpression/],
    [`${notes}.where({ get a() { return ran.push('x') } }).get()`, /a field is written/],
    [`${notes}.where({ ...ran }).get()`, /a field is written/],
    [`${notes}.where({ ['a']: 1 }).get()`, /a field is written/],
    [`${notes}.where({ a: 1 + 1 }).get()`, /cannot be a BinaryExpression/],
    [`${notes}.where({ a: \`\${ran.push('x')}\` }).get()`, /cannot be a TemplateLiteral/],
    [`${notes}.where({ a: [1,,2] }).get()`, /no empty places/],
    [`${notes}.where({ a: 10n }).get()`, /10n is no value/],
    [`${notes}.where({ a: new Date('yesterday') }).get()`, /a date is new Date/],
    [`${notes}.where({ a: import('node:fs') }).get()`, /cannot be a ImportExpression/],
    [`${notes}["where"]({}).get()`, /chain of calls/],
    [`${notes}.where({ a: db.collection('b').get() }).get()`, /there is no get|there is no collection/],
    [`${notes}.where({ a: db.collection('b').doc('x').remove() }).get()`, /there is no (collection|doc)/],
    [`${notes}.where({ a: db.config.send('database.removeCollection', {}) }).get()`, /only methods|no send/],
    [`${notes}.watch({ onChange: 1 }).get()`, /watch cannot stand there/],
    [`${notes}.where({ a: 1 }).count().get()`, /count cannot stand there/],
    [`${notes}.get().then(1)`, /get cannot stand there|not with then/],
    [`${notes}.add({ a: 1 })`, /add takes \{ data \}/],
    [`${notes}.add()`, /add takes \{ data \}/],
    [`db.collection().get()`, /Collection name is required/],
    [`${notes}.doc().get()`, /doc/i],
    [`${notes}.doc('x').set({ data: { _id: 'y' } })`, /_id/],
    [`${notes}.where({ a: ${'['.repeat(20_000)}`, /cannot be read/],
  ])('%s', async (text, sentence) => {
    const error = await read(text).then(
      (asked) => new Error(`it was read: ${JSON.stringify(asked)}`),
      (reason: unknown) => reason as Error,
    )
    expect(error.message).toMatch(sentence)
    expect(ran).toEqual([])
  })
})
