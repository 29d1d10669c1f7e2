import { describe, expect, test } from 'vitest'
import { addRecords, type Traces } from '../../../../emulator/pages/explorer/client/timeline/traces'
import { span } from './span'

const ids = (traces: Traces) => traces.map(({ id, spans }) => [id, ...spans.map((one) => one.id)].join(' '))

describe('the list of calls', () => {
  test('shows the steps of one tap as one call, although they end before the tap does', () => {
    const early = addRecords(
      [],
      [span('b', { parent: 'a', at: 1_020 }), span('a', { parent: 't', at: 1_010 })],
    )
    expect(ids(early)).toEqual(['t b a'])
    expect(ids(addRecords(early, [span('t')]))).toEqual(['t b a t'])
  })

  test('has the newest tap on top, in whatever order the taps end', () => {
    const slow = span('slow', { trace: 'slow', at: 1_000, duration: 900 })
    const quick = span('quick', { trace: 'quick', at: 1_500 })
    expect(ids(addRecords(addRecords([], [quick]), [slow]))).toEqual(['quick quick', 'slow slow'])
    expect(ids(addRecords(addRecords([], [slow]), [quick]))).toEqual(['quick quick', 'slow slow'])
  })

  test('has the later of two taps of the same millisecond on top', () => {
    const taps = ['first', 'second', 'third'].map((trace) => span(trace, { trace }))
    expect(ids(addRecords([], taps)).map((line) => line.split(' ')[0])).toEqual(['third', 'second', 'first'])
    const one = taps.reduce<Traces>((traces, tap) => addRecords(traces, [tap]), [])
    expect(one[0]?.id).toBe('third')
  })

  test('shows nothing twice when the connection came back and repeats what it said', () => {
    const traces = addRecords([], [span('a', { parent: 't' }), span('t')])
    expect(addRecords(traces, [span('a', { parent: 't' }), span('t')])).toBe(traces)
    expect(ids(addRecords(traces, [span('t'), span('b'), span('b')]))).toEqual(['t a t b'])
  })

  test('leaves the other calls untouched, so that only the changed one is drawn anew', () => {
    const traces = addRecords([], [span('x', { trace: 'x' }), span('y', { trace: 'y' })])
    const after = addRecords(traces, [span('z', { trace: 'y' })])
    expect(after.find(({ id }) => id === 'x')).toBe(traces.find(({ id }) => id === 'x'))
    expect(after.find(({ id }) => id === 'y')).not.toBe(traces.find(({ id }) => id === 'y'))
  })

  test('forgets the oldest calls after two thousand', () => {
    const taps = Array.from({ length: 2_100 }, (_, i) => span(`s${i}`, { trace: `t${i}`, at: i }))
    const traces = addRecords([], taps)
    expect(traces).toHaveLength(2_000)
    expect([traces[0]?.id, traces.at(-1)?.id]).toEqual(['t2099', 't100'])
  })
})
