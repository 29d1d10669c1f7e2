import { describe, expect, test } from 'vitest'
import {
  type Condition,
  conditionsOf,
  valueOf,
  whereOf,
} from '../../../../emulator/pages/explorer/client/data/conditions'

const date = { $date: '2026-01-01T00:00:00.000Z' }
const condition = (field: string, operator: Condition['operator'], value: unknown): Condition => ({
  field,
  operator,
  value,
})

describe('a filter that is clicked together', () => {
  test.each<[Condition[], string]>([
    [[], ''],
    [[condition('name', '$eq', 'Ann')], '{"name":"Ann"}'],
    [[condition('age', '$gte', 18), condition('age', '$lt', 30)], '{"age":{"$gte":18,"$lt":30}}'],
    [[condition('at', '$eq', date)], `{"at":${JSON.stringify(date)}}`],
    [[condition('at', '$gt', date)], `{"at":{"$gt":${JSON.stringify(date)}}}`],
    [[condition('tel', '$exists', false)], '{"tel":{"$exists":false}}'],
    [
      [condition('name', 'contains', 'a.b')],
      '{"name":{"$regularExpression":{"pattern":"a\\\\.b","options":"i"}}}',
    ],
  ])('%j is %s, and is read from it again', (conditions, where) => {
    expect(whereOf(conditions)).toBe(where)
    expect(conditionsOf(where)).toEqual(conditions)
  })

  test('has the later one of two that exclude each other', () => {
    expect(whereOf([condition('a', '$eq', 1), condition('a', '$eq', 2)])).toBe('{"a":2}')
    expect(whereOf([condition('a', '$gt', 1), condition('a', '$eq', 2)])).toBe('{"a":2}')
    expect(whereOf([condition('a', '$eq', 1), condition('a', '$gt', 2)])).toBe('{"a":{"$gt":2}}')
  })

  test.each(['{"$or":[{"a":1}]}', '{"a":{"$in":[1]}}', '{"a":{"b":1}}', '{"a":{}}', '{ a: 1', '[]'])(
    '%s was typed, and says more than its parts can',
    (where) => expect(conditionsOf(where)).toBeUndefined(),
  )

  test.each([
    ['13800000000', [{ tel: '1' }], '13800000000'],
    ['18', [{ tel: 3 }], 18],
    ['true', [{ tel: false }], true],
    ['2026-01-01', [{ tel: date }], date],
    ['someday', [{ tel: date }], 'someday'],
    ['18', [{ tel: null }, {}], 18],
    ['Ann', [], 'Ann'],
  ])('takes %s in the type that %j have', (text, documents, value) => {
    expect(valueOf(text, 'tel', '$eq', documents)).toEqual(value)
  })
})
