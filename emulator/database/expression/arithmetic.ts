import { bsonType } from '../bson-type'
import { MongoError } from '../mongo-error'
import { binary, unary, variadic } from './arguments'
import { isNil, type Operator } from './evaluate'

/** There is no -0 among whole numbers in MongoDB. */
const plain = (value: number) => value + 0

/** Null of null and of nothing. @throws MongoError on anything else that is no number */
export function ofNumber(apply: (value: number, name: string) => number): Operator {
  return unary((value, name) => {
    if (isNil(value)) return null
    if (typeof value !== 'number')
      throw new MongoError(`${name} only supports numeric types, not ${bsonType(value)}`)
    return plain(apply(value, name))
  })
}

function ofTwo(
  apply: (a: number, b: number, name: string) => number,
  complaint: (a: string, b: string, name: string) => string,
): Operator {
  return binary((a, b, name) => {
    if (typeof a === 'number' && typeof b === 'number') return plain(apply(a, b, name))
    if (isNil(a) || isNil(b)) return null
    throw new MongoError(complaint(bsonType(a), bsonType(b), name))
  })
}

const bothNumeric = (a: string, b: string, name: string) =>
  `${name} only supports numeric types, not ${a} and ${b}`

const $add = variadic((values, name) => {
  let [sum, date] = [0, false]
  for (const value of values) {
    if (isNil(value)) return null
    if (value instanceof Date) {
      if (date) throw new MongoError(`only one date allowed in an ${name} expression`)
      date = true
      sum += value.getTime()
    } else if (typeof value === 'number') sum += value
    else throw new MongoError(`${name} only supports numeric or date types, not ${bsonType(value)}`)
  }
  return date ? dateOf(sum) : plain(sum)
})

/** @param moment ms since 1970 @throws MongoError where no date is that far away */
export function dateOf(moment: number): Date {
  const date = new Date(Math.round(moment))
  if (Number.isNaN(date.getTime())) throw new MongoError('date overflow')
  return date
}

const $multiply = variadic((values, name) => {
  let product = 1
  for (const value of values) {
    if (isNil(value)) return null
    if (typeof value !== 'number')
      throw new MongoError(`${name} only supports numeric types, not ${bsonType(value)}`)
    product *= value
  }
  return plain(product)
})

const $subtract = binary((a, b) => {
  if (typeof a === 'number' && typeof b === 'number') return plain(a - b)
  if (isNil(a) || isNil(b)) return null
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof Date && typeof b === 'number') return dateOf(a.getTime() - b)
  throw new MongoError(`can't $subtract ${bsonType(b)} from ${bsonType(a)}`)
})

function refused(message: string): never {
  throw new MongoError(message)
}

/** Half to even, as MongoDB. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** `[number, place]`: places behind the point, or in front of it if negative. */
function toPlace(whole: (value: number) => number): Operator {
  return variadic(
    ([value, place = 0], name) => {
      if (isNil(value) || place === null) return null
      if (typeof value !== 'number')
        throw new MongoError(`${name} only supports numeric types, not ${bsonType(value)}`)
      if (typeof place !== 'number' || !Number.isInteger(place) || place < -20 || place > 100)
        throw new MongoError(`precision argument to ${name} must be a whole number between -20 and 100`)
      if (place === 0 || !Number.isFinite(value)) return plain(whole(value))
      // By the digits: 1.005 * 100 is not 100.5.
      const shifted = whole(Number(`${value}e${place}`.replace(/e(-?\+?\d+)e/, (_, e) => `e${Number(e)}+`)))
      const back = Number(`${shifted}e${-place}`)
      return plain(Number.isNaN(back) ? value : back)
    },
    1,
    2,
  )
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#arithmetic-expression-operators */
export const ARITHMETIC: Record<string, Operator> = {
  $abs: ofNumber(Math.abs),
  $add,
  $ceil: ofNumber(Math.ceil),
  $divide: ofTwo((a, b) => (b === 0 ? refused("can't $divide by zero") : a / b), bothNumeric),
  $exp: ofNumber(Math.exp),
  $floor: ofNumber(Math.floor),
  $ln: ofNumber((value) =>
    value > 0 || Number.isNaN(value)
      ? Math.log(value)
      : refused(`$ln's argument must be a positive number, but is ${value}`),
  ),
  $log: ofTwo(
    (value, base) => {
      if (value <= 0) refused(`$log's argument must be a positive number, but is ${value}`)
      if (base <= 0 || base === 1)
        refused(`$log's base must be a positive number not equal to 1, but is ${base}`)
      if (base === 10) return Math.log10(value)
      return base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base)
    },
    (a, b) => `$log's argument and base must be numeric, not ${a} and ${b}`,
  ),
  $log10: ofNumber((value) =>
    value > 0 || Number.isNaN(value)
      ? Math.log10(value)
      : refused(`$log10's argument must be a positive number, but is ${value}`),
  ),
  $mod: ofTwo((a, b) => (b === 0 ? refused("can't $mod by zero") : a % b), bothNumeric),
  $multiply,
  $pow: ofTwo(
    (base, exponent) =>
      base === 0 && exponent < 0
        ? refused('$pow cannot take a base of 0 and a negative exponent')
        : base ** exponent,
    (a, b) => `$pow's base and exponent must be numeric, not ${a} and ${b}`,
  ),
  $round: toPlace(roundHalfEven),
  $sqrt: ofNumber((value) =>
    value < 0 ? refused("$sqrt's argument must be greater than or equal to 0") : Math.sqrt(value),
  ),
  $subtract,
  $trunc: toPlace(Math.trunc),
}
