import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { age, name, tel } from '../../contract/fields'
import { personName } from '../../contract/fields/person-name'
import {
  ages,
  names,
  refusedAges,
  refusedNames,
  refusedTelephones,
  telephones,
} from '../fixtures/people-input'

const told = (field: v.GenericSchema, given: unknown, lang?: string) =>
  v.safeParse(field, given, { lang }).issues?.map(({ message }) => message)[0]

/** In Chinese with this sentence, and in English to whoever has chosen it. */
function toldInBoth(field: v.GenericSchema, given: string, sentence: string) {
  expect(told(field, given)).toBe(sentence)
  expect(told(field, given, 'en')).toMatch(/^[A-Z][ -~]+$/)
}

describe('a telephone number', () => {
  it.each(telephones)('with %s is read as its eleven digits', (_what, given, stored) =>
    expect(v.parse(tel, given)).toBe(stored),
  )
  it.each(refusedTelephones)('that is %s is refused with a sentence', (_what, given, sentence) =>
    toldInBoth(tel, given, sentence),
  )
})

describe('a name', () => {
  it.each(names)('with %s is kept as it is drawn', (_what, given, stored) =>
    expect(v.parse(name, given)).toBe(stored),
  )
  it.each(refusedNames)('of %s is refused with a sentence', (_what, given, sentence) =>
    toldInBoth(name, given, sentence),
  )
})

describe('an age', () => {
  it.each(ages)('with %s is read as a number', (_what, given, stored) =>
    expect(v.parse(age, given)).toBe(stored),
  )
  it.each(refusedAges)('of %s is refused with a sentence', (_what, given, sentence) =>
    toldInBoth(age, given, sentence),
  )
  it.each([[1.5], [-1], [151], [null], [true], [[25]]])('of %j, sent by a script, is refused', (given) =>
    expect(told(age, given)).toMatch(/年龄/),
  )
})

/** Letters of many scripts, and all that draws nothing, close together. */
const letters = [
  '张',
  'a',
  'é',
  'e',
  '1',
  '#',
  '❤',
  '👩',
  '🏽',
  '🇨',
  'ر',
  'ک',
  'ര',
  '്',
  'ᠠ',
  '\u0301',
  '\u20e3',
  ' ',
  '🏴',
]
const signs = [
  '\u200c',
  '\u200d',
  '\ufe0f',
  '\u180b',
  '\u180e',
  '\u{e0067}',
  '\u{e007f}',
  '\u200b',
  '\u2028',
  '\ud800',
]
const mixed = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...letters),
    fc.constantFrom(...signs),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

const always = (holds: (text: string) => void) =>
  fc.assert(
    fc.property(mixed, (text) => {
      holds(text)
    }),
    { numRuns: 5_000 },
  )

describe('what has been cleaned', () => {
  it('does not change when it is cleaned again', () =>
    always((text) => expect(personName(personName(text))).toBe(personName(text))))

  it('holds no half of a surrogate pair, no control character and nothing that turns a row', () =>
    always((text) => expect(personName(text)).not.toMatch(/[\p{Cs}\p{Cc}\p{Bidi_Control}]/u)))
})
