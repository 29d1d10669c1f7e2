import { MongoError } from '../mongo-error'
import { ofNumber } from './arithmetic'
import type { Operator } from './evaluate'

const within = (apply: (value: number) => number, least: number, most: number): Operator =>
  ofNumber((value, name) => {
    if (value < least || value > most)
      throw new MongoError(`cannot apply ${name} to ${value}, value must be in [${least}, ${most}]`)
    return apply(value)
  })

const ofFinite = (apply: (value: number) => number) => within(apply, -Number.MAX_VALUE, Number.MAX_VALUE)

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#trigonometry-expression-operators */
export const TRIGONOMETRY: Record<string, Operator> = {
  $acos: within(Math.acos, -1, 1),
  $acosh: within(Math.acosh, 1, Infinity),
  $asin: within(Math.asin, -1, 1),
  $asinh: ofNumber(Math.asinh),
  $atan: ofNumber(Math.atan),
  $atanh: within(Math.atanh, -1, 1),
  $cos: ofFinite(Math.cos),
  $cosh: ofNumber(Math.cosh),
  $degreesToRadians: ofNumber((value) => (value * Math.PI) / 180),
  $radiansToDegrees: ofNumber((value) => (value * 180) / Math.PI),
  $sin: ofFinite(Math.sin),
  $sinh: ofNumber(Math.sinh),
  $tan: ofFinite(Math.tan),
  $tanh: ofNumber(Math.tanh),
}
