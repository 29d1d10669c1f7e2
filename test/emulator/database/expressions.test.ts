import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'
import { CONVERSIONS } from './tables/conversions'
import { DATES } from './tables/dates'
import { LISTS } from './tables/lists'
import { LOGIC } from './tables/logic'
import { NUMBERS, STATISTICS } from './tables/numbers'
import { ORDER } from './tables/order'
import { checkExpressions, DOCUMENT, expectRefusal, MISSING, type Row } from './tables/rows'
import { OBJECTS, SETS } from './tables/sets'
import { PATTERNS, TEXTS } from './tables/texts'

const used = useSdk(() => openDatabase({ collections: { one: {} } }))
beforeAll(() => used.database.insert('one', [DOCUMENT]))

const TABLES = {
  ...NUMBERS,
  ...STATISTICS,
  ...ORDER,
  ...LOGIC,
  ...LISTS,
  ...SETS,
  ...OBJECTS,
  ...TEXTS,
  ...PATTERNS,
  ...DATES,
  ...CONVERSIONS,
}

describe('what an expression is for nothing, null and every other kind of value is what the manual says:', () => {
  it.each(Object.entries(TABLES))('$%s', (name, rows) => checkExpressions(used.db, name, rows), 60_000)
})

it('the tables have at least 1500 rows', () => {
  expect(Object.values(TABLES).flat().length).toBeGreaterThan(1500)
})

describe('a field or a variable in an expression is what the manual says:', () => {
  const rows: [string, unknown, unknown][] = [
    ['a field that is missing', '$nope', MISSING],
    ['a field of a field that is missing', '$nope.a', MISSING],
    ['a field of a number', '$n.a', MISSING],
    ['a field of null', '$null.a', MISSING],
    ['a field of an object', '$object.y', 2],
    ['a field of a list of numbers', '$list.a', []],
    ['a list element by its index, which expressions do not know', '$list.0', []],
    ['a missing element of a list', ['$nope', 1], [null, 1]],
    ['a missing field of an object', { a: '$nope', b: 1 }, { b: 1 }],
    ['the whole document', '$$ROOT.n', 3],
    ['the current document', '$$CURRENT.n', 3],
    ['what is to be removed', '$$REMOVE', MISSING],
  ]
  it.each(rows)('%s', async (_, expression, expected) => {
    const { list } = await used.db.collection('one').aggregate().addFields({ r: expression }).end()
    if (expected === MISSING) expect(list[0]).not.toHaveProperty('r')
    else expect(list[0]?.['r']).toEqual(expected)
  })

  const refused: [string, unknown, string][] = [
    ['an operator that does not exist', { $teleport: 1 }, 'Unrecognized expression'],
    ['two operators at once', { $add: [1], $abs: 1 }, 'exactly one field'],
    ['a field without a name', '$', 'not a valid FieldPath'],
    ['a field with an empty part', '$a..b', 'empty field name'],
    ['a variable that nobody has set', '$$nobody', 'Use of undefined variable'],
    ['an object with an operator among its fields', { a: 1, $add: [1] }, "not start with '$'"],
    ['JavaScript', { $function: { body: 'x', args: [], lang: 'js' } }, 'Unrecognized expression'],
    ['a score of a text search', { $meta: 'textScore' }, 'not available'],
  ]
  it.each(refused)('refused: %s', (row, expression, words) =>
    expectRefusal(
      used.db
        .collection('one')
        .aggregate()
        .addFields({ r: [expression] })
        .end(),
      words,
      row,
    ),
  )
})

it('an expression in a condition compares as it does in a stage', async () => {
  const { expr } = used.db.command
  const found = async (expression: unknown) =>
    (await used.db.collection('one').where(expr(expression)).get()).data.length
  const rows: Row[] = [
    [{ $gt: ['$n', null] }, 1],
    [{ $lt: ['$nope', 0] }, 1],
    [{ $gt: ['$text', 5] }, 1],
    [{ $eq: ['$nope', null] }, 0],
    [{ $lt: ['$nope', null] }, 1],
    ['$zero', 0],
    ['$empty', 1],
  ]
  for (const [expression, count] of rows)
    expect(await found(expression), JSON.stringify(expression)).toBe(count)
})
