import { describe, expect, it } from 'vitest'
import { keysOf, wanted } from '../../../cloud/shared/person-keys'
import type { PeopleFilter } from '../../../contract'
import { someone } from '../run-pair'

const person = (changes: object) => ({ ...someone, sex: 2 as const, appid: 'wxb', ...changes })

/** As the database and the function together decide. */
function found(filter: PeopleFilter, changes: object): boolean {
  const record = person(changes)
  const { keys, fits } = wanted(filter, true)
  const own = keysOf(record)
  return keys.every((key) => own.includes(key)) && fits(record)
}

describe('a search', () => {
  it.each<[search: string, name: string]>([
    ['林', '林晓雨'],
    ['雨', '林晓雨'],
    ['晓雨', '林晓雨'],
    ['林晓雨', '林晓雨'],
    ['雨 林', '林晓雨'],
    ['lxy', '林晓雨'],
    ['XY', '林晓雨'],
    ['古丽买买提', '阿依古丽·买买提'],
    ['古丽 · 提', '阿依古丽·买买提'],
    ['agl', '阿古丽·买买提'],
    ['zgf', '曾国藩'],
    ['mqc', '万俟晨'],
    ['oxm', '区小明'],
    ['anna', 'Anna Li'],
    ['ＬＩ', 'Anna Li'],
    ['𠮷', '𠮷野'],
    ['李12', '李12'],
    ['😀', '小😀'],
  ])('for %s finds %s', (search, name) => {
    expect(found({ search }, { name })).toBe(true)
  })

  it.each<[search: string, name: string]>([
    ['王', '林晓雨'],
    ['林雨', '林晓雨'],
    ['雨晓', '林晓雨'],
    ['lxyz', '林晓雨'],
    ['林 王', '林晓雨'],
    // All of its pairs are there, and it is not.
    ['晓雨晓雨', '晓雨晓'],
    ['nana', 'Diana Li'],
    ['.*王', '林晓雨'],
    ['dgf', '曾国藩'],
  ])('for %s does not find %s', (search, name) => {
    expect(found({ search }, { name })).toBe(false)
  })

  it.each([
    ['138', true],
    ['1380001', true],
    ['13800010001', true],
    ['+86 138-0001-0001', true],
    ['138 0001', true],
    ['１３８', true],
    ['0001', true],
    ['1380', true],
    ['139', false],
    ['8000', false],
    ['13800010002', false],
    ['138000100011', false],
  ])('for the number %s finds 13800010001: %s', (search, is) => {
    expect(found({ search }, { name: '林晓雨', tel: '13800010001' })).toBe(is)
  })

  it('for what is only punctuation asks for nothing', () => {
    expect(wanted({ search: ' … ' }, true).keys).toEqual([])
    expect(wanted({}, true).keys).toEqual([])
  })

  it('asks for the rarest key first, and never for more than a name has', () => {
    expect(wanted({ search: '雨 林晓', sex: 2 }, true).keys).toEqual(['林晓', '雨', 'present/2//'])
  })
})

describe('a filter', () => {
  const choices: PeopleFilter[] = [
    ...([0, 1, 2] as const).map((sex) => ({ sex })),
    ...(['0-17', '18-24', '25-34', '65+'] as const).map((age) => ({ age })),
    ...(['active', 'disabled', 'trashed'] as const).map((state) => ({ state })),
    ...['wxb', 'wxc'].map((appid) => ({ appid })),
  ]
  const both = choices.flatMap((one) => choices.map((other) => ({ ...one, ...other })))

  it.each([
    ['a woman of 26', { sex: 2, age: 26 }, { sex: 2, age: '25-34', state: 'active', appid: 'wxb' }],
    [
      'a disabled man of 70',
      { sex: 1, age: 70, state: 'disabled', appid: 'wxc' },
      { sex: 1, age: '65+', state: 'disabled', appid: 'wxc' },
    ],
    [
      'a trashed child',
      { sex: 0, age: 0, state: 'trashed' },
      { sex: 0, age: '0-17', state: 'trashed', appid: 'wxb' },
    ],
  ])('finds %s by whatever is true of them, and by nothing else', (_who, changes, truth) => {
    const asks = (filter: object) => Object.entries(filter) as [keyof typeof truth, unknown][]
    for (const filter of both) {
      const holds = asks(filter).every(([field, value]) => truth[field] === value)
      const shown = filter.state !== undefined || truth.state !== 'trashed'
      expect([filter, found(filter, changes)]).toEqual([filter, holds && shown])
    }
  })

  it('gives no more keys than an index should hold of one document', () => {
    expect(keysOf(person({ name: '长'.repeat(15) + '名'.repeat(15) })).length).toBeLessThan(50)
    const letters = Array.from({ length: 30 }, (_, i) => String.fromCodePoint(0x4e00 + i * 37)).join('')
    expect(keysOf(person({ name: letters })).length).toBeLessThan(160)
  })
})
