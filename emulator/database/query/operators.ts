import * as mingo from 'mingo/operators/query'
import type { Options } from 'mingo/types'
import { type Document, isDocument, isList } from '../document'
import { keyOf } from '../ejson'
import { GEO_OPERATORS } from '../geo/operators'
import { valuesReached } from '../engine/values-at'

type Predicate = (document: Document) => boolean
type Operator = (selector: string, operand: unknown, options: Options) => Predicate

/** mingo's finds elements of lists in lists, and takes objects with other orders of fields for equal. */
const $eq: Operator = (selector, operand, options) => {
  if (operand === null) return mingo.$eq(selector, null, options)
  const path = selector.split('.')
  const equal = equalTo(operand)
  return (document) =>
    valuesReached(document, path).some((value) => equal(value) || (isList(value) && value.some(equal)))
}

function equalTo(operand: unknown): (value: unknown) => boolean {
  if (typeof operand !== 'object' && !Number.isNaN(operand)) return (value) => value === operand
  const key = keyOf(operand)
  return (value) => typeof value === typeof operand && keyOf(value) === key
}

const $in: Operator = (selector, operand, options) =>
  anyOf((isList(operand) ? operand : []).map((item) => equalOrLike(selector, item, options)))

const equalOrLike: Operator = (selector, item, options) =>
  item instanceof RegExp ? mingo.$regex(selector, item, options) : $eq(selector, item, options)

const anyOf =
  (predicates: Predicate[]): Predicate =>
  (document) =>
    predicates.some((matches) => matches(document))

const not =
  (operator: Operator): Operator =>
  (selector, operand, options) => {
    const matches = operator(selector, operand, options)
    return (document) => !matches(document)
  }

/** mingo's never matches a field that is no array. https://www.mongodb.com/docs/manual/reference/operator/query/all/ */
const $all: Operator = (selector, operand, options) => {
  const each = (isList(operand) ? operand : []).map((item) => {
    const elemMatch = isDocument(item) ? item['$elemMatch'] : undefined
    if (isDocument(elemMatch)) return mingo.$elemMatch(selector, elemMatch, options)
    return equalOrLike(selector, item, options)
  })
  return (document) => each.length > 0 && each.every((matches) => matches(document))
}

/** Null is as great as null and, as always, as a missing field; mingo forgets the latter here. */
const orNull =
  (comparison: Operator): Operator =>
  (selector, operand, options) =>
    (operand === null ? $eq : comparison)(selector, operand, options)

/** For mingo an empty array on the way is what is there. */
const $exists: Operator = (selector, operand) => (document) =>
  valuesReached(document, selector.split('.')).some((value) => value !== undefined) === Boolean(operand)

const $size: Operator = (selector, operand) => (document) =>
  valuesReached(document, selector.split('.')).some((value) => isList(value) && value.length === operand)

/** mingo's, but for those that answer otherwise than MongoDB. */
export const QUERY_OPERATORS = {
  ...mingo,
  ...{ $all, $eq, $exists, $in, $ne: not($eq), $nin: not($in), $size },
  $gte: orNull(mingo.$gte),
  $lte: orNull(mingo.$lte),
  ...GEO_OPERATORS,
}
