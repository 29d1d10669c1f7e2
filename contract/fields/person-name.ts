import { drawn } from './drawn'

/**
 * A person's name as it is stored and searched for: as it is drawn, and composed (NFC). Two names that look the same
 * are the same. Composing can bring marks together that a joiner kept apart, hence again until nothing changes.
 */
export function personName(text: string): string {
  const cleaned = drawn(text).normalize('NFC')
  return cleaned === text ? cleaned : personName(cleaned)
}

/** Whether anything is to be seen. A mark alone has nothing to stand on. */
export const isVisible = (text: string): boolean => /[^\p{M}\p{White_Space}\p{Cf}]/u.test(text)

/** Real writing puts up to seven marks on a letter (Burmese does); a pile of them covers the lines above. */
export const isPiledUp = (text: string): boolean => /\p{M}{9}/u.test(text)

/**
 * One character as people count: a letter with its marks, an emoji with all its parts. `Intl.Segmenter` would know, and
 * the oldest phones have none. Bounded, so that a chain without end is not one character.
 */
const marks = '[\\p{M}\\p{Emoji_Modifier}\\u{e0020}-\\u{e007f}]{0,8}'
const character = new RegExp(
  `\\p{Regional_Indicator}{2}|[^]${marks}(?:\\u200d(?![0-9#*])\\p{Emoji}${marks}){0,3}[\\u200c\\u200d]?`,
  'gu',
)

/** How many characters people see in a text. */
export const characterCount = (text: string): number => text.match(character)?.length ?? 0
