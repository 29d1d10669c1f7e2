import { describe, expect, it } from 'vitest'
import { fullMoment, shortMoment } from '@/lib/moment'
import { initialOf } from '@/lib/person'
import { spacedTelephone } from '@/lib/telephone'

const at = (...[year, month, ...rest]: [number, number, number, number, number]) =>
  new Date(year, month - 1, ...rest).getTime()

describe('a moment', () => {
  const now = at(2026, 3, 1, 9, 30)

  it.each([
    [at(2026, 3, 1, 8, 5), '08:05'],
    [at(2026, 3, 1, 0, 0), '00:00'],
    [at(2026, 2, 28, 23, 59), '昨天'],
    [at(2026, 2, 27, 23, 59), '2月27日'],
    [at(2025, 12, 31, 12, 0), '2025年12月31日'],
  ])('is told apart in few characters', (moment, text) => expect(shortMoment(moment, now)).toBe(text))

  it('can be read in full', () => expect(fullMoment(at(2026, 3, 1, 8, 5))).toBe('2026年3月1日 08:05'))
})

it.each([
  ['王小明', '明'],
  ['李', '李'],
  ['阿不都热依木·买买提', '阿'],
  ['alice', 'A'],
  ['𠮷野', '野'],
  ['李𠮷', '𠮷'],
  ['𬸣', '𬸣'],
  ['陈𬸣', '𬸣'],
  ['䮌', '䮌'],
  ['马䮌', '䮌'],
  ['李〇', '〇'],
  ['王\u{31350}', '\u{31350}'],
  ['阿不都·䮌', '阿'],
  ['e\u0301mile', 'E\u0301'],
  ['❤\ufe0f', '❤\ufe0f'],
  ['😀', '😀'],
  [' ', ''],
])('%s is shown as %s', (name, initial) => expect(initialOf(name)).toBe(initial))

it.each([
  ['13800138000', '138 0013 8000'],
  ['12345', '12345'],
])('the number %s reads %s', (tel, text) => expect(spacedTelephone(tel)).toBe(text))
