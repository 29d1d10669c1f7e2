/** The last initial comes first: with each the first character in the order of pinyin. No syllable begins with i, u or v. */
const initials = [
  ...'z帀y丫x夕w穵t他s仨r呥q七p妑o噢n拏m妈l垃k咔j讥h哈g旮f发e妸d哒c嚓b八a阿'.matchAll(/(.)(.)/gu),
]

/** Whose reading as a surname begins otherwise than the usual one. */
const surnames: Record<string, string> = {
  曾: 'z',
  仇: 'q',
  区: 'o',
  查: 'z',
  解: 'x',
  翟: 'z',
  单: 's',
  种: 'c',
  乐: 'y',
  秘: 'b',
  折: 's',
  藏: 'z',
  万俟: 'mq',
  尉迟: 'yc',
  澹台: 'tt',
}

/** Node's own knowledge of Chinese; a build without it knows no initials. */
const order =
  Intl.Collator.supportedLocalesOf('zh').length > 0 ? new Intl.Collator('zh-u-co-pinyin') : undefined

/** A name with the initial of its pinyin for each Chinese character, `lxy` of 林晓雨; '' where it has no such one. */
export function pinyinInitials(name: string): string {
  if (!order || !/\p{Script=Han}/u.test(name)) return ''
  const surname = [name.slice(0, 2), name.slice(0, 1)].find((text) => text in surnames) ?? ''
  return (surnames[surname] ?? '') + Array.from(name.slice(surname.length), initialOf).join('')
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character
  const [, initial] = initials.find(([, , first = '']) => (order?.compare(character, first) ?? -1) >= 0) ?? []
  return initial ?? character
}
