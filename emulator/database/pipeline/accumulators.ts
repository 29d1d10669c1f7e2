import type { Document } from '../document'
import { keyOf } from '../ejson'
import { compareValues } from '../engine/bson-order'
import { mergeable } from '../expression/objects'
import { deviationOf } from '../expression/statistics'

/** Gathers what the documents of a group have; undefined where a document has nothing. */
export interface Accumulator {
  add: (value: unknown) => void
  result: () => unknown
}

function sum(): Accumulator {
  let total = 0
  return {
    add(value) {
      if (typeof value === 'number') total += value
    },
    result: () => total,
  }
}

function average(): Accumulator {
  let [total, count] = [0, 0]
  return {
    add(value) {
      if (typeof value !== 'number') return
      total += value
      count += 1
    },
    result: () => (count === 0 ? null : total / count),
  }
}

const extreme = (way: 1 | -1) => (): Accumulator => {
  let best: unknown
  return {
    add(value) {
      if (value === undefined || value === null) return
      if (best === undefined || compareValues(value, best) * way > 0) best = value
    },
    result: () => best,
  }
}

function first(): Accumulator {
  let [value, seen]: [unknown, boolean] = [undefined, false]
  return {
    add(next) {
      if (!seen) [value, seen] = [next, true]
    },
    result: () => value,
  }
}

function last(): Accumulator {
  let value: unknown
  return { add: (next) => (value = next), result: () => value }
}

function push(): Accumulator {
  const values: unknown[] = []
  return {
    add(value) {
      if (value !== undefined) values.push(value)
    },
    result: () => values,
  }
}

function addToSet(): Accumulator {
  const values = new Map<string, unknown>()
  return {
    add(value) {
      if (value === undefined) return
      const key = keyOf(value)
      if (!values.has(key)) values.set(key, value)
    },
    result: () => [...values.values()],
  }
}

const deviation = (sample: boolean) => (): Accumulator => {
  const values: unknown[] = []
  return { add: (value) => values.push(value), result: () => deviationOf(values, sample) }
}

function merge(): Accumulator {
  const merged: Document = {}
  return { add: (value) => Object.assign(merged, mergeable(value)), result: () => merged }
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/#accumulator-operator */
export const ACCUMULATORS: Record<string, () => Accumulator> = {
  $addToSet: addToSet,
  $avg: average,
  $first: first,
  $last: last,
  $max: extreme(1),
  $mergeObjects: merge,
  $min: extreme(-1),
  $push: push,
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
  $sum: sum,
}
