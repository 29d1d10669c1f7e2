import type { User } from '../../contract'
import { ageBandOf } from '../../contract/age-bands'
import { mobileNumber } from '../../contract/fields/mobile-number'
import type { PeopleFilter } from '../../contract/people-filter'
import { pinyinInitials } from './pinyin'

type Person = Pick<User, 'name' | 'age' | 'sex' | 'tel' | 'appid' | 'state'>
type Facets = Pick<PeopleFilter, 'sex' | 'age' | 'state' | 'appid'>

/**
 * What a person is found by, each by equality: single characters and pairs of the name and of its pinyin's initials, the
 * telephone number's beginnings of 3 to 11 digits and its last four, and every choice of filters that the person meets.
 */
export function keysOf(person: Person): string[] {
  return [
    ...new Set([
      ...spellingsOf(folded(person.name)).flatMap((text) => [...charactersOf(text), ...pairsOf(text)]),
      ...beginningsOf(person.tel),
      ...facetsOf(person),
    ]),
  ]
}

/** What a search asks of a person. */
export interface Wanted {
  /** The keys that all of them have, the rarest first; none where everybody is asked for. */
  keys: string[]
  /** Whether somebody who has the keys is really meant. */
  fits: (person: Pick<User, 'name' | 'tel'>) => boolean
}

/** @param mayReveal whoever may not see whole numbers must not find them out by searching for one digit more each time */
export function wanted({ search = '', ...facets }: PeopleFilter, mayReveal: boolean): Wanted {
  const number = telephoneIn(search)
  const ends = number?.length === 4 && !mayReveal
  const words = number ? [] : search.split(' ').map(folded).filter(Boolean)
  const keys = number
    ? [mayReveal || isShown(number) ? number : NOBODY]
    : words.flatMap(wordKeys).sort((a, b) => b.length - a.length)
  const facet = facetKey(facets)
  return {
    keys: keys.length > 0 || facet !== facetKey({}) ? [...new Set([...keys, facet])] : [],
    fits: ({ name, tel }) =>
      (!ends || tel.endsWith(number)) &&
      words.every((word) => spellingsOf(folded(name)).some((text) => text.includes(word))),
  }
}

/** A key that nobody has. */
const NOBODY = ''

/** A part of a number that is shown to everybody, or a whole one, which who asks for it knows. */
const isShown = ({ length }: string): boolean => length <= 4 || length === 11

/** How a folded name can be searched for. */
const spellingsOf = (name: string): string[] => [name, pinyinInitials(name)]

/** As names are compared: without what stands between their parts, in small letters. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}]/gu, '')

const charactersOf = (text: string): string[] => Array.from(text)

function pairsOf(text: string): string[] {
  const characters = charactersOf(text)
  return characters.slice(1).map((second, i) => `${characters[i] ?? ''}${second}`)
}

const wordKeys = (word: string): string[] => (charactersOf(word).length === 1 ? [word] : pairsOf(word))

const beginningsOf = (tel: string): string[] =>
  tel.length < 4
    ? []
    : [...Array.from({ length: Math.max(tel.length - 2, 0) }, (_, i) => tel.slice(0, i + 3)), tel.slice(-4)]

/** The beginning or the end of a telephone number, however it was written. */
function telephoneIn(search: string): string | undefined {
  const number = mobileNumber(search)
  return /^\d{3,11}$/.test(number) ? number : undefined
}

/** A key for each choice of filters: what is left open is nothing between the strokes. */
const facetKey = ({ state, sex, age, appid }: Facets): string =>
  `${state ?? 'present'}/${sex ?? ''}/${age ?? ''}/${appid ?? ''}`

function facetsOf({ state = 'active', sex, age, appid }: Person): string[] {
  const either = <Value>(value: Value) => [undefined, value]
  return (state === 'trashed' ? [state] : either(state)).flatMap((state) =>
    either(sex).flatMap((sex) =>
      either(ageBandOf(age)).flatMap((age) =>
        either(appid).map((appid) => facetKey({ state, sex, age, appid })),
      ),
    ),
  )
}
