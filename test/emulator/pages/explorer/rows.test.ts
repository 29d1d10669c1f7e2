import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CallRecord } from '../../../../emulator'
import { rowsOf } from '../../../../emulator/pages/explorer/client/timeline/rows'
import { addRecords } from '../../../../emulator/pages/explorer/client/timeline/traces'
import { span } from './span'

function drawn(records: CallRecord[]) {
  const [trace] = addRecords([], records)
  return trace ? rowsOf(trace) : []
}

const outline = (records: CallRecord[]) =>
  drawn(records).map(({ depth, span: { id } }) => '  '.repeat(depth) + id)

describe('the steps of a call', () => {
  test('stand below the step that caused them, in the order in which they began', () => {
    const records = [
      span('insert', { parent: 'users_add', at: 1_060 }),
      span('users_add', { parent: 'api', at: 1_050 }),
      span('token', { parent: 'api', at: 1_020 }),
      span('api', { parent: 't', at: 1_010 }),
      span('t'),
    ]
    const expected = ['t', '  api', '    token', '    users_add', '      insert']
    expect(outline(records)).toEqual(expected)
    expect(outline([...records].reverse())).toEqual(expected)
  })

  test('are all there, each once, in whatever order they arrive', () => {
    const records = [
      span('t'),
      ...Array.from({ length: 12 }, (_, i) =>
        span(`s${i}`, { parent: i < 3 ? 't' : `s${i % 3}`, at: 1_001 + i }),
      ),
    ]
    const expected = outline(records)
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
        expect(outline(shuffled)).toEqual(expected)
      }),
    )
  })

  test('are shown before the tap itself has ended', () => {
    expect(outline([span('b', { parent: 'a' }), span('c', { parent: 'a' })])).toEqual(['b', 'c'])
  })

  test('stand below the tap when the step between them was forgotten', () => {
    expect(outline([span('t'), span('orphan', { parent: 'forgotten' })])).toEqual(['t', '  orphan'])
  })

  test('have bars on the time of the whole call, which never leave it', () => {
    const rows = drawn([
      span('t', { at: 1_000, duration: 200 }),
      span('half', { parent: 't', at: 1_100, duration: 50 }),
      span('late', { parent: 't', at: 1_199, duration: 1.4 }),
    ])
    expect(rows.map(({ left, width }) => [Math.round(left), Math.round(width)])).toEqual([
      [0, 100],
      [50, 25],
      [99, 1],
    ])
    expect(rows.every(({ left, width }) => left + width <= 100)).toBe(true)
  })

  test('have bars no longer than the step that waited for them, although clocks count whole milliseconds', () => {
    const rows = drawn([
      span('t', { at: 1_000, duration: 3.9 }),
      span('api', { parent: 't', at: 1_001, duration: 3.8 }),
      span('get', { parent: 'api', at: 1_004, duration: 0.4 }),
    ])
    const ends = rows.map(({ left, width }) => Math.round(left + width))
    expect(ends).toEqual([100, 100, 100])
    expect(rows[1]?.left).toBeCloseTo(2.56, 1)
  })

  test('have bars even when a clock stood still', () => {
    const [row] = drawn([span('t', { duration: 0 })])
    expect([row?.left, row?.width]).toEqual([0, 0])
  })

  test('say where the call enters another environment', () => {
    const rows = drawn([
      span('t', { env: 'user' }),
      span('api', { parent: 't', env: 'user', at: 1_001 }),
      span('stable_token', { parent: 'api', at: 1_002 }),
      span('users_add', { parent: 'api', env: 'admin', at: 1_003 }),
    ])
    expect(rows.filter(({ enters }) => enters).map((row) => row.span.id)).toEqual(['t', 'users_add'])
  })
})
