import { isList } from '../document'
import { compareValues } from '../engine/bson-order'
import { operandsOf } from './arguments'
import { type Evaluate, isNil, type Operator } from './evaluate'

/** Only numbers count. https://www.mongodb.com/docs/manual/reference/operator/aggregation/sum/ */
const numbersIn = (values: unknown[]) => values.filter((value) => typeof value === 'number')

export function sumOf(values: unknown[]): number {
  let sum = 0
  for (const value of numbersIn(values)) sum += value
  return sum
}

export function averageOf(values: unknown[]): number | null {
  const { length } = numbersIn(values)
  return length === 0 ? null : sumOf(values) / length
}

/** The greatest with way 1, the least with -1; null and nothing do not count. */
export function extremeOf(values: unknown[], way: 1 | -1): unknown {
  let extreme: unknown = null
  for (const value of values)
    if (!isNil(value) && (extreme === null || compareValues(value, extreme) * way > 0)) extreme = value
  return extreme
}

/** @param sample whether the numbers are a sample of others: then one alone says nothing */
export function deviationOf(values: unknown[], sample: boolean): number | null {
  let [count, mean, squares] = [0, 0, 0]
  for (const value of numbersIn(values)) {
    if (!Number.isFinite(value)) return null
    count += 1
    const delta = value - mean
    mean += delta / count
    squares += delta * (value - mean)
  }
  const divisor = sample ? count - 1 : count
  return divisor <= 0 ? null : Math.sqrt(squares / divisor)
}

/** Of one operand that is a list its elements; a list among several operands is no number. */
const ofValues =
  (apply: (values: unknown[]) => unknown): Operator =>
  (operand, compiling, name) => {
    const evaluates = operandsOf(operand, compiling, name, 0, Infinity)
    const [only] = evaluates as [Evaluate]
    if (evaluates.length !== 1) return (scope) => apply(evaluates.map((evaluate) => evaluate(scope)))
    return (scope) => {
      const value = only(scope)
      return apply(isList(value) ? value : [value])
    }
  }

/** The accumulators that are expressions, too. */
export const STATISTICS: Record<string, Operator> = {
  $avg: ofValues(averageOf),
  $max: ofValues((values) => extremeOf(values, 1)),
  $min: ofValues((values) => extremeOf(values, -1)),
  $stdDevPop: ofValues((values) => deviationOf(values, false)),
  $stdDevSamp: ofValues((values) => deviationOf(values, true)),
  $sum: ofValues(sumOf),
}
