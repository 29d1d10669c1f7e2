import { evalExpr } from 'mingo/core'
import * as mingo from 'mingo/operators/expression'
import type { ExpressionOperator, Options } from 'mingo/types'
import type { Document } from '../document'
import { MongoError } from '../mongo-error'

type Expression = (document: Document, operand: unknown, options: Options) => unknown

/** mingo's counts UTF-16 units. */
const $indexOfBytes = indexOf('$indexOfBytes', (text) => Array.from(Buffer.from(text)))
/** Not in mingo. */
const $indexOfCP = indexOf('$indexOfCP', (text) => Array.from(text))

function indexOf<Unit>(name: string, unitsOf: (text: string) => Unit[]): Expression {
  return (document, operand, options) => {
    const [text, part, start = 0, end = Infinity] = evalExpr(document, operand, options) as unknown[]
    if (text === null || text === undefined) return null
    if (typeof text !== 'string' || typeof part !== 'string')
      throw new MongoError(`${name} requires a string as the first and as the second argument`)
    if (typeof start !== 'number' || typeof end !== 'number' || start < 0 || end < 0)
      throw new MongoError(`${name} requires a nonnegative integral starting and ending index`)
    const [units, wanted] = [unitsOf(text).slice(0, end), unitsOf(part)]
    const last = units.length - wanted.length
    for (let at = start; at <= last; at++) if (wanted.every((unit, i) => unit === units[at + i])) return at
    return -1
  }
}

/** mingo's takes a list only. */
const $trunc: Expression = (document, operand, options) =>
  mingo.$trunc(document, Array.isArray(operand) ? operand : [operand], options)

/** As strftime's %U: weeks begin on Sunday, the first one in the year is 1. mingo's is the ISO week, or one more. */
const $week: Expression = (document, date, options) => {
  const day = mingo.$dayOfYear(document, date, options)
  return Math.floor((day + 7 - mingo.$dayOfWeek(document, date, options)) / 7)
}

/** mingo's knows no year that begins in the last week of the one before, but on a Sunday. */
const $isoWeekYear: Expression = (document, date, options) => {
  const [year, week] = [mingo.$year(document, date, options), mingo.$isoWeek(document, date, options)]
  const month = mingo.$month(document, date, options)
  if (month === 1 && week > 50) return year - 1
  return month === 12 && week === 1 ? year + 1 : year
}

/** What only a text search has, which there is none of. */
const $meta: Expression = () => {
  throw new MongoError('query requires text score metadata, but it is not available')
}

/** mingo's, but for those that answer otherwise than MongoDB. */
export const EXPRESSIONS: Record<string, ExpressionOperator> = {
  ...mingo,
  $indexOfBytes,
  $indexOfCP,
  $isoWeekYear,
  $meta,
  $trunc,
  $week,
}
