import { type CharacterSet, ESCAPED, tester } from './character-set'
import type { Place } from './syntax'

const isWord = tester(ESCAPED['w'] as CharacterSet, false)

const NEWLINE = 10
const wordAt = (codes: number[], at: number) => {
  const code = codes[at]
  return code !== undefined && isWord(code)
}

/** Whether a place is where it is asked for. */
export const PLACES: Record<Place, (codes: number[], at: number) => boolean> = {
  start: (_, at) => at === 0,
  // Not behind a newline that ends the text.
  'line start': (codes, at) => at === 0 || (codes[at - 1] === NEWLINE && at < codes.length),
  end: (codes, at) => at === codes.length || (at === codes.length - 1 && codes[at] === NEWLINE),
  'line end': (codes, at) => at === codes.length || codes[at] === NEWLINE,
  'very end': (codes, at) => at === codes.length,
  'word boundary': (codes, at) => wordAt(codes, at - 1) !== wordAt(codes, at),
  'no word boundary': (codes, at) => wordAt(codes, at - 1) === wordAt(codes, at),
}
