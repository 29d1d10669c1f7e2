import { expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'

const used = useSdk(() => openDatabase({ collections: { things: {} } }))

const THING = {
  _id: 'thing',
  n: 5,
  text: '中文',
  list: [1, 2, 'x'],
  o: { a: 1 },
  none: null,
  at: new Date(0),
}

async function matches(schema: unknown): Promise<boolean> {
  await used.database.remove('things', {})
  await used.database.insert('things', [THING])
  const request = { collectionName: 'things', query: JSON.stringify({ $jsonSchema: schema }) }
  return ((await used.database.execute('database.getDocument', request))['list'] as unknown[]).length === 1
}

const property = (name: string, schema: object) => ({ properties: { [name]: schema } })

it.each<[schema: object, whether: boolean]>([
  [{}, true],
  [{ title: 'A thing', description: 'of some kind' }, true],
  [{ required: ['n', 'none'] }, true],
  [{ required: ['n', 'missing'] }, false],
  [property('n', { bsonType: 'int' }), true],
  [property('n', { bsonType: ['string', 'number'] }), true],
  [property('n', { bsonType: 'string' }), false],
  [property('at', { bsonType: 'date' }), true],
  [property('none', { type: 'null' }), true],
  [property('missing', { bsonType: 'string' }), true],
  [property('n', { enum: [4, 5] }), true],
  [property('o', { enum: [{ a: 2 }] }), false],
  [property('n', { minimum: 5, maximum: 5 }), true],
  [property('n', { minimum: 5, exclusiveMinimum: true }), false],
  [property('n', { maximum: 5, exclusiveMaximum: true }), false],
  [property('n', { multipleOf: 2 }), false],
  [property('text', { minimum: 100 }), true],
  [property('text', { minLength: 2, maxLength: 2 }), true],
  [property('text', { maxLength: 1 }), false],
  [property('text', { pattern: '^中' }), true],
  [property('text', { pattern: '^文' }), false],
  [property('list', { minItems: 3, uniqueItems: true }), true],
  [property('list', { items: { bsonType: 'number' } }), false],
  [property('list', { items: [{ enum: [1] }], additionalItems: false }), false],
  [property('list', { items: [{ enum: [1] }], additionalItems: { enum: [2, 'x'] } }), true],
  [property('o', { properties: { a: {} }, additionalProperties: false, minProperties: 1 }), true],
  [property('o', { additionalProperties: { bsonType: 'string' } }), false],
  [property('o', { patternProperties: { '^a': { minimum: 2 } } }), false],
  [property('o', { patternProperties: { '^a': {} }, additionalProperties: false }), true],
  [{ allOf: [property('n', { minimum: 1 }), { required: ['missing'] }] }, false],
  [{ anyOf: [property('n', { minimum: 9 }), { required: ['n'] }] }, true],
  [{ oneOf: [{ required: ['text'] }, { required: ['n'] }] }, false],
  [{ dependencies: { n: ['text'] } }, true],
  [{ dependencies: { n: ['missing'] } }, false],
  [{ dependencies: { missing: ['nothing'] } }, true],
  [{ dependencies: { n: { required: ['missing'] } } }, false],
  [{ not: { required: ['missing'] } }, true],
])('the schema %j finds the thing: %s', async (schema, whether) => {
  expect(await matches(schema)).toBe(whether)
})

it.each([
  [{ format: 'email' }, 'is not currently supported'],
  [{ constructor: {} }, 'Unknown $jsonSchema keyword: constructor'],
  [[], 'must be an object'],
  [property('n', { minimum: '5' }), 'must be a number'],
  [{ properties: { n: { minItems: -1 } } }, 'a non-negative integer'],
  [{ properties: { n: { minItems: 'x' } } }, 'a non-negative integer'],
  [{ properties: { n: { uniqueItems: 1 } } }, 'a boolean'],
  [{ properties: { n: { items: [{}], additionalItems: 5 } } }, 'a boolean'],
  [{ properties: { n: { exclusiveMinimum: true } } }, "must be a present if 'exclusiveMinimum'"],
  [{ properties: { n: { multipleOf: 0 } } }, 'positive value'],
  [{ dependencies: 5 }, 'an object'],
  [{ dependencies: { n: [] } }, 'a non-empty array'],
  [{ bsonType: 'thing' }, 'Unknown type name alias'],
  [{ type: 'integer' }, "type 'integer' is not currently supported"],
  [{ required: [] }, 'a non-empty array'],
  [{ required: [1] }, 'array of unique strings'],
  [property('n', { pattern: '(' }), 'Regular expression is invalid'],
  [{ properties: [] }, 'must be an object'],
])('the schema %j is refused', async (schema, words) => {
  await expect(matches(schema)).rejects.toThrow(words)
})
