import { describe, expect, test } from 'vitest'
import { matching } from '../../../../emulator/pages/explorer/client/timeline/filter'
import {
  emptyTimeline,
  heldBack,
  shownIn,
  timelineAfter,
  type TimelineEvent,
} from '../../../../emulator/pages/explorer/client/timeline/timeline-state'
import { addRecords } from '../../../../emulator/pages/explorer/client/timeline/traces'
import { span } from './span'

const after = (...events: TimelineEvent[]) => events.reduce(timelineAfter, emptyTimeline)
const heard = (trace: string): TimelineEvent => ({ type: 'heard', records: [span(trace, { trace })] })

describe('pause and clear', () => {
  test('a paused list stands still and counts what comes, and shows it afterwards', () => {
    const paused = after(heard('a'), { type: 'paused' }, heard('b'), heard('c'))
    expect(shownIn(paused).map(({ id }) => id)).toEqual(['a'])
    expect(heldBack(paused)).toBe(2)
    const resumed = timelineAfter(paused, { type: 'resumed' })
    expect(shownIn(resumed)).toHaveLength(3)
    expect(heldBack(resumed)).toBe(0)
  })

  test('a cleared list is empty, paused or not, and shows what comes next', () => {
    expect(shownIn(after(heard('a'), { type: 'cleared' }))).toEqual([])
    expect(shownIn(after(heard('a'), { type: 'paused' }, { type: 'cleared' }))).toEqual([])
    expect(shownIn(after(heard('a'), { type: 'cleared' }, heard('b'))).map(({ id }) => id)).toEqual(['b'])
  })
})

describe('the filter', () => {
  const traces = addRecords(
    [],
    [
      span('fine', { trace: 'fine', action: 'database.getDocument', target: 'users', env: 'admin-laptop' }),
      span('refused', {
        trace: 'refused',
        action: 'invoke',
        target: 'users_add',
        answered: -2001,
        logs: ['tel is wrong'],
      }),
      span('failed', { trace: 'failed', action: 'invoke', target: 'api', errcode: 'FUNCTION_NOT_FOUND' }),
    ],
  )
  const found = (text: string, errorsOnly = false) =>
    matching(traces, { text, errorsOnly })
      .map(({ id }) => id)
      .sort()

  test('shows everything while nothing is asked', () => {
    expect(matching(traces, { text: '  ', errorsOnly: false })).toBe(traces)
  })

  test.each([
    ['users', ['fine', 'refused']],
    ['USERS admin', ['fine']],
    ['-2001', ['refused']],
    ['not_found', ['failed']],
    ['tel is', ['refused']],
    ['nothing of the kind', []],
  ])('finds "%s" in names, environments, codes and logs', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test('"errors only" shows calls that failed and calls whose answer says no', () => {
    expect(found('', true)).toEqual(['failed', 'refused'])
    expect(found('users', true)).toEqual(['refused'])
  })
})
