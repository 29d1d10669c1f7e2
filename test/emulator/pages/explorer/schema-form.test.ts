import { describe, expect, test } from 'vitest'
import {
  dataOf,
  fieldsOf,
  objectOf,
  typedOf,
} from '../../../../emulator/pages/explorer/client/functions/schema-form'

const schema = {
  properties: {
    name: { type: 'string', minLength: 1 },
    age: { type: 'integer', minimum: 0, maximum: 150 },
    sex: { anyOf: [{ type: 'number' }, { type: 'string' }] },
    kind: { enum: ['a', 2] },
    size: { anyOf: [{ const: 's' }, { const: 'm' }] },
    open: { type: 'boolean' },
    tags: { type: 'array' },
  },
  required: ['name'],
}
const fields = fieldsOf(schema)

describe('the form of a function', () => {
  test('has a field for each property, with its rules as a hint', () => {
    expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['name', 'text'],
      ['age', 'number'],
      ['sex', 'number'],
      ['kind', 'choice'],
      ['size', 'choice'],
      ['open', 'boolean'],
      ['tags', 'json'],
    ])
    expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['name'])
    expect(fields.find(({ name }) => name === 'age')?.hint).toBe('integer, 0–150')
    expect(fieldsOf(undefined)).toEqual([])
  })

  test('sends what was typed as what it is, and leaves out what is empty', () => {
    const typed = { name: 'Dora', age: '33', kind: '2', size: 'm', open: 'false', tags: '["a"]', sex: '' }
    const data = { name: 'Dora', age: 33, kind: 2, size: 'm', open: false, tags: ['a'] }
    expect(dataOf(fields, typed)).toEqual(data)
    expect(dataOf(fields, typedOf(fields, data))).toEqual(data)
  })

  test('sends a mistake as it is typed, for the function to refuse', () => {
    expect(dataOf(fields, { age: 'old' })).toEqual({ age: 'old' })
  })

  test('says what is no JSON', () => {
    expect(() => dataOf(fields, { tags: '[' })).toThrow(/^tags is not JSON: /)
    expect(() => objectOf('[1]')).toThrow('The data must be an object')
    expect(() => objectOf('{a}')).toThrow(/^The data is not JSON: /)
    expect(objectOf(' ')).toEqual({})
  })
})
