import { BSONRegExp } from 'bson'
import { bsonType } from '../bson-type'
import { type Document, isDocument, isList } from '../document'
import { compareValues, isEqual, typeRank } from '../engine/bson-order'
import type { Compiling, Frame } from '../expression/evaluate'
import { GEO_OPERATORS } from '../geo/operators'
import { MongoError } from '../mongo-error'
import { compilePattern } from '../pattern/pattern'
import { invalidOperator } from '../refusal'
import type { Meter } from '../work/meter'
import { BIT_TESTS } from './bits'
import { anyAt } from './reach'
import { typeTest } from './types'

export type Test = (value: unknown) => boolean

/** What a condition is made ready with. */
export interface Asking {
  meter: Meter
  compiling: Compiling
  /** The variables that `$expr` has around it. */
  bindings: { readonly frame: Frame | undefined }
  compile: (condition: Document, asking: Asking) => (document: Document) => boolean
}

type Path = readonly string[]
type Predicate = (document: unknown) => boolean
/** @param operators those beside it */
type Operator = (path: Path, operand: unknown, asking: Asking, operators: Document) => Predicate

/** Whether it is `{ $gt: … }`, not a value. */
export function isOperators(value: unknown): value is Document {
  return isDocument(value) && Object.keys(value)[0]?.startsWith('$') === true
}

/** All of `{ $gt: 1, $lt: 5 }`, each of which another element of a list may meet. */
export function predicateOf(path: Path, operators: Document, asking: Asking): Predicate {
  const predicates = Object.entries(operators).map(([name, operand]) => {
    const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
    if (!operator) throw invalidOperator(`unknown operator: ${name}`)
    return operator(path, operand, asking, operators)
  })
  const [only] = predicates
  if (only && predicates.length === 1) return only
  return (document) => predicates.every((predicate) => predicate(document))
}

/** Of a list each element, and the list itself. */
const anyValue =
  (path: Path, test: Test): Predicate =>
  (document) =>
    anyAt(document, path, (value, indexed) => test(value) || (!indexed && isList(value) && value.some(test)))

/** What is there, a list as a whole. */
const whole =
  (path: Path, test: Test): Predicate =>
  (document) =>
    anyAt(document, path, test)

const not =
  (predicate: Predicate): Predicate =>
  (document) =>
    !predicate(document)

function equal(path: Path, operand: unknown): Predicate {
  if (operand === null || operand === undefined)
    return anyValue(path, (value) => value === null || value === undefined)
  if (typeof operand !== 'object' && !Number.isNaN(operand))
    return anyValue(path, (value) => value === operand)
  return anyValue(path, (value) => value !== undefined && isEqual(value, operand))
}

/** A regular expression finds texts that it matches, and itself. */
export function equalOrLike(path: Path, operand: unknown, { meter }: Asking): Predicate {
  if (!(operand instanceof BSONRegExp)) return equal(path, operand)
  const like = likeTest(operand, meter)
  return anyValue(path, (value) => like(value) || (value !== undefined && isEqual(value, operand)))
}

function likeTest({ pattern, options }: BSONRegExp, meter: Meter): Test {
  const compiled = compilePattern(pattern, options)
  return (value) => typeof value === 'string' && compiled.test(value, meter)
}

/** Only values of one type compare; null is as great as nothing. */
function compared(holds: (order: number) => boolean, name: string): Operator {
  const withItself = holds(0)
  return (path, operand) => {
    if (operand instanceof BSONRegExp)
      throw new MongoError(`Can't have RegEx as arg to predicate over field '${path.join('.')}' (${name})`)
    if (operand === null || operand === undefined) return withItself ? equal(path, null) : () => false
    if (Number.isNaN(operand)) return withItself ? equal(path, NaN) : () => false
    const rank = typeRank(operand)
    return anyValue(
      path,
      (value) =>
        value !== undefined &&
        typeRank(value) === rank &&
        !Number.isNaN(value) &&
        holds(compareValues(value, operand)),
    )
  }
}

function listOf(operand: unknown, name: string): unknown[] {
  if (!isList(operand)) throw new MongoError(`${name} needs an array`)
  if (operand.some((item) => isOperators(item))) throw new MongoError(`cannot nest $ under ${name}`)
  return operand
}

const $in: Operator = (path, operand, asking) => {
  const items = listOf(operand, '$in')
  const simple = new Set(
    items.filter((item) => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean'),
  )
  const others = items
    .filter((item) => !simple.has(item as string) || Number.isNaN(item))
    .map((item) => equalOrLike(path, item, asking))
  const isOne = anyValue(path, (value) => simple.has(value as string))
  return (document) => (simple.size > 0 && isOne(document)) || others.some((predicate) => predicate(document))
}

const $ne: Operator = (path, operand) => {
  if (operand instanceof BSONRegExp) throw new MongoError("Can't have regex as arg to $ne.")
  return not(equal(path, operand))
}

const $all: Operator = (path, operand, asking) => {
  if (!isList(operand)) throw new MongoError('$all needs an array')
  const matching = operand.filter((item) => isOperators(item))
  if (matching.some((item) => !('$elemMatch' in item))) throw new MongoError('no $ expressions in $all')
  if (matching.length > 0 && matching.length < operand.length)
    throw new MongoError('$all/$elemMatch has to be consistent')
  const each = operand.map((item) =>
    isOperators(item) ? predicateOf(path, item, asking) : equalOrLike(path, item, asking),
  )
  return (document) => each.length > 0 && each.every((predicate) => predicate(document))
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$where', '$expr', '$jsonSchema'])

/** `_.gt(80).lt(100)` in an elemMatch(): the SDK sends it as the object that it is, not as operators. */
const isUnread = (value: unknown) =>
  isDocument(value) && 'operator' in value && 'operands' in value && 'fieldName' in value

const UNREAD =
  'the SDK sends commands that are chained inside of elemMatch() unread, and what the cloud makes of them is not known. Write elemMatch({ $gt: 80, $lt: 100 }) instead of elemMatch(_.gt(80).lt(100))'

/** Conditions on fields are met by documents only, operators by any element. */
const $elemMatch: Operator = (path, operand, asking) => {
  if (!isDocument(operand)) throw new MongoError('$elemMatch needs an Object')
  if ([operand, ...Object.values(operand)].some(isUnread)) throw new MongoError(UNREAD)
  const [first] = Object.keys(operand)
  if (isOperators(operand) && first !== undefined && !LOGICAL.has(first)) {
    // One element by itself: a list in the list is a value, not gone through.
    const matches = predicateOf(['element', '0'], operand, asking)
    return whole(path, (value) => isList(value) && value.some((item) => matches({ element: [item] })))
  }
  const matches = asking.compile(operand, asking)
  // A list in the list is a document whose fields are called 0, 1, ….
  const meets = (item: unknown) =>
    isDocument(item) ? matches(item) : isList(item) && matches(Object.fromEntries(item.entries()))
  return whole(path, (value) => isList(value) && value.some(meets))
}

const $not: Operator = (path, operand, asking) => {
  if (operand instanceof BSONRegExp) return not(equalOrLike(path, operand, asking))
  if (!isDocument(operand)) throw new MongoError('$not needs a regex or a document')
  if (Object.keys(operand).length === 0) throw new MongoError('$not cannot be empty')
  return not(predicateOf(path, operand, asking))
}

const $exists: Operator = (path, operand) => {
  const wanted = operand !== null && operand !== undefined && operand !== false && operand !== 0
  return (document) => anyAt(document, path, (value) => value !== undefined) === wanted
}

const $size: Operator = (path, operand) => {
  if (typeof operand !== 'number' || !Number.isInteger(operand))
    throw new MongoError(`Failed to parse $size. Expected a whole number, but got ${bsonType(operand)}`)
  if (operand < 0)
    throw new MongoError(`Failed to parse $size. Expected a non-negative number in: $size: ${operand}`)
  return whole(path, (value) => isList(value) && value.length === operand)
}

/** Both sides lose what is behind the point: 4.5 is 4. */
const $mod: Operator = (path, operand) => {
  if (!isList(operand)) throw new MongoError('malformed mod, needs to be an array')
  if (operand.length !== 2)
    throw new MongoError(`malformed mod, ${operand.length < 2 ? 'not enough' : 'too many'} elements`)
  const [divisor, remainder] = operand.map((one) => {
    if (typeof one === 'number' && Number.isFinite(one)) return Math.trunc(one)
    throw new MongoError('malformed mod, divisor and remainder must be numbers')
  }) as [number, number]
  if (divisor === 0) throw new MongoError('divisor cannot be 0')
  return anyValue(
    path,
    (value) =>
      typeof value === 'number' && Number.isFinite(value) && Math.trunc(value) % divisor === remainder,
  )
}

const $regex: Operator = (path, operand, { meter }, operators) => {
  const options = operators['$options'] ?? ''
  if (typeof options !== 'string') throw new MongoError('$options has to be a string')
  if (operand instanceof BSONRegExp) {
    if (options !== '' && operand.options !== '')
      throw new MongoError('options set in both $regex and $options')
    return anyValue(path, likeTest(new BSONRegExp(operand.pattern, operand.options || options), meter))
  }
  if (typeof operand !== 'string') throw new MongoError('$regex has to be a string')
  return anyValue(path, likeTest(new BSONRegExp(operand, options), meter))
}

const $options: Operator = (_path, _operand, _asking, operators) => {
  if (!('$regex' in operators)) throw new MongoError('$options needs a $regex')
  return () => true
}

/** https://www.mongodb.com/docs/manual/reference/operator/query/ */
const OPERATORS: Record<string, Operator> = {
  $all,
  $elemMatch,
  $eq: (path, operand) => equal(path, operand),
  $exists,
  $gt: compared((order) => order > 0, '$gt'),
  $gte: compared((order) => order >= 0, '$gte'),
  $in,
  $lt: compared((order) => order < 0, '$lt'),
  $lte: compared((order) => order <= 0, '$lte'),
  $mod,
  $ne,
  $nin: (path, operand, asking, operators) => {
    listOf(operand, '$nin')
    return not($in(path, operand, asking, operators))
  },
  $not,
  $options,
  $regex,
  $size,
  $type: (path, operand) => anyValue(path, typeTest(operand)),
  ...Object.fromEntries(
    BIT_TESTS.map(([name, testOf]): [string, Operator] => [
      name,
      (path, operand) => anyValue(path, testOf(operand)),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(GEO_OPERATORS).map(([name, geo]): [string, Operator] => [
      name,
      (path, operand) => geo(path.join('.'), operand),
    ]),
  ),
}
