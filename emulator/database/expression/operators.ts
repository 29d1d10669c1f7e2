import { MongoError } from '../mongo-error'
import type { Meter } from '../work/meter'
import { ARITHMETIC } from './arithmetic'
import { CONVERTING } from './conversions'
import { DATES } from './date/dates'
import type { Compiling, Operator } from './evaluate'
import { LISTS } from './lists'
import { LOGIC } from './logic'
import { OBJECTS } from './objects'
import { PATTERNS } from './patterns'
import { SETS } from './sets'
import { STATISTICS } from './statistics'
import { TEXTS } from './texts'
import { TRIGONOMETRY } from './trigonometry'
import { VARIABLES } from './variables'

/** What only a text search has, which there is none of. */
const $meta: Operator = () => {
  throw new MongoError('query requires text score metadata, but it is not available')
}

/** Every expression operator there is. No JavaScript from a query ever runs: there is no `$function`. */
const OPERATORS: Record<string, Operator> = {
  ...ARITHMETIC,
  ...CONVERTING,
  ...DATES,
  ...LISTS,
  ...LOGIC,
  ...OBJECTS,
  ...PATTERNS,
  ...SETS,
  ...STATISTICS,
  ...TEXTS,
  ...TRIGONOMETRY,
  ...VARIABLES,
  $meta,
  $rand: () => () => Math.random(),
}

/** @param now the emulator's clock, ms */
export function compilingWith(meter: Meter, now: number): Compiling {
  return { variables: new Set(), meter, now, operators: OPERATORS }
}
