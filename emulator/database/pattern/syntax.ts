import type { CharacterSet } from './character-set'
import type { Reader } from './reader'

/** What a quantifier does with what it could give back. */
export type Greed = 'greedy' | 'lazy' | 'possessive'

/** Where no character is taken. `end` is `$`: also in front of a newline that ends the text. */
export type Place =
  'start' | 'line start' | 'end' | 'line end' | 'very end' | 'word boundary' | 'no word boundary'

/** A regular expression, options already worked in. */
export type Node =
  | { kind: 'character'; code: number; caseless: boolean }
  | { kind: 'set'; set: CharacterSet; caseless: boolean }
  | { kind: 'place'; place: Place }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'either'; branches: Node[] }
  | { kind: 'capture'; index: number; body: Node }
  | { kind: 'repeat'; body: Node; least: number; most: number; greed: Greed }
  | { kind: 'atomic'; body: Node }
  | { kind: 'look'; body: Node; behind: boolean; not: boolean }
  | { kind: 'reference'; to: number | string; caseless: boolean }

export interface Syntax {
  node: Node
  /** Number of capturing groups. */
  captures: number
  names: Map<string, number>
}

/** Not more than this may be asked for in `{}`. */
export const MAX_REPEAT = 65_535

/** Options that may change on the way: i, m, s and x. */
export interface Options {
  caseless: boolean
  lines: boolean
  dotAll: boolean
  extended: boolean
}

export interface Parsing {
  readonly reader: Reader
  readonly names: Map<string, number>
  captures: number
  /** Reads what is in a group, up to its `)`. */
  alternatives(options: Options): Node
}
