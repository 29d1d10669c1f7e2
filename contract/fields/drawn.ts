/** Scripts in which a joiner between two letters changes how they are drawn (RFC 5892, appendix A; Unicode, chapter 23). */
const scripts = [
  ...['Arabic', 'Syriac', 'Nko', 'Adlam', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil'],
  ...['Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar'],
]

/** Their letters, Mongolian's, and the vowel marks that may stand between an Arabic letter and its joiner. */
const joining = `[${scripts.map((script) => `\\p{Script=${script}}`).join('')}\\u1820-\\u18aa\\u064b-\\u0655\\u0670]`

/** At the end of a word, too: Malayalam's chillu letters and Bengali's khanda ta were written so. */
const virama = '[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca]'

/** Digits are emoji, too, by Unicode; between them a joiner draws nothing. */
const emoji = '(?![0-9#*])\\p{Emoji}[\\ufe0e\\ufe0f]?'

/** Draws nothing by itself and means something in its place. */
const inItsPlace = '(?:\\u200c|\\u200d|\\ufe0e|\\ufe0f|[\\u180b-\\u180f]|[\\u{e0020}-\\u{e007f}])'

const meaningful = [
  `${joining}[\\u200c\\u200d](?=${joining})`,
  `${virama}\\u200d`,
  '[\\u1820-\\u18aa](?:[\\u180b-\\u180d\\u180f]|\\u180e(?=[\\u1820-\\u18aa]))',
  // A flag of a part of a country.
  '\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]+\\u{e007f}',
  `${emoji}(?:\\u200d${emoji})*`,
  '[0-9#*]\\ufe0f(?=\\u20e3)',
].join('|')

/** A braille pattern without a dot is as blank as a blank, and no class of Unicode says so. */
const blanks = /[\p{White_Space}\u2800]+/gu

/**
 * Whatever draws nothing wherever it stands: Unicode's own list, control characters, half a surrogate pair, what is no
 * character, and the anchors of footnotes and attachments, which dictation leaves behind.
 */
const nothing =
  '\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Cs}\\p{Noncharacter_Code_Point}\\ufff9-\\ufffc\\u{1d159}'
const nowhereDrawn = new RegExp(`(?!${inItsPlace})[${nothing}]`, 'gu')
const misplaced = new RegExp(`(${meaningful})|${inItsPlace}`, 'gu')

/**
 * A text as it is drawn: without what draws nothing, each run of blanks and line breaks one blank, none at the ends.
 * Joiners, selectors and tags stay where they change what is seen: within emoji, Indic, Arabic and Mongolian words.
 */
export const drawn = (text: string): string =>
  text
    .replace(blanks, ' ')
    .replace(nowhereDrawn, '')
    .replace(misplaced, (_, kept: string | undefined) => kept ?? '')
    .replace(/ +/g, ' ')
    .trim()
