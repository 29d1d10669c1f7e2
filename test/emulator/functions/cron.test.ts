import { expect, test } from 'vitest'
import { nextTime, parseCron } from '../../../emulator/functions/cron'

/** In UTC+8, where triggers live. */
const at = (text: string) => Date.parse(`${text}+08:00`)

test.each([
  ['*/5 * * * * * *', '2026-03-01T10:00:01', '2026-03-01T10:00:05'],
  ['0 0 2 1 * * *', '2026-03-01T02:00:00', '2026-04-01T02:00:00'],
  ['0 0 2 1 * * *', '2026-03-01T01:59:59.999', '2026-03-01T02:00:00'],
  ['0 15 10 * * MON-FRI *', '2026-03-06T10:15:00', '2026-03-09T10:15:00'],
  ['0 0 10,14,16 * * * *', '2026-03-06T14:00:00', '2026-03-06T16:00:00'],
  ['0 */30 9-17 * * * *', '2026-03-06T17:30:00', '2026-03-07T09:00:00'],
  ['0 0 12 * * WED *', '2026-03-06T00:00:00', '2026-03-11T12:00:00'],
  ['0 1/10 * * * * *', '2026-03-06T00:01:00', '2026-03-06T00:11:00'],
  ['0 0 0 31 * * *', '2026-03-31T00:00:00', '2026-05-31T00:00:00'],
  ['0 0 0 29 FEB * *', '2026-03-01T00:00:00', '2028-02-29T00:00:00'],
  ['0 0 0 1 1 * 2030-2032', '2026-03-01T00:00:00', '2030-01-01T00:00:00'],
  ['59 59 23 31 12 * *', '2026-12-31T23:59:59', '2027-12-31T23:59:59'],
  // Both days are given: either will do.
  ['0 0 0 13 * FRI *', '2026-03-07T00:00:00', '2026-03-13T00:00:00'],
  ['0 0 0 15 * FRI *', '2026-03-13T00:00:00', '2026-03-15T00:00:00'],
])('%s comes after %s at %s', (text, after, next) => {
  const cron = parseCron(text)
  expect(cron && nextTime(cron, at(after))).toBe(at(next))
})

test('what lies in the past only never comes again', () => {
  const cron = parseCron('0 0 0 1 1 * 1999')
  expect(cron).toBeDefined()
  expect(cron && nextTime(cron, at('2026-03-01T00:00:00'))).toBeUndefined()
})

test.each([
  '',
  '* * * * *',
  '0 0 2 * * *',
  '60 * * * * * *',
  '* * 24 * * * *',
  '* * * 0 * * *',
  '* * * * FOO * *',
  '* * * * * 7 *',
  '*/0 * * * * * *',
  '5-1 * * * * * *',
  '*-5 * * * * * *',
  '1, * * * * * *',
  '@every 5m * * * * *',
])('%j is none', (text) => expect(parseCron(text)).toBeUndefined())
