import { bsonType, show } from '../bson-type'
import { type Document, isDocument, isList } from '../document'
import { compareValues, typeRank } from '../engine/bson-order'
import { compileExpression, isOperator } from '../expression/expression'
import { MongoError } from '../mongo-error'
import { sorted } from '../query/sort'
import type { Steps } from '../work/steps'
import { fieldsOf, groupedBy } from './group'
import { ofDocument, optionsOf, type StageMaker, type Surroundings } from './stage'

function groupKey(
  groupBy: unknown,
  surroundings: Surroundings,
  name: string,
): (document: Document) => unknown {
  if (!(typeof groupBy === 'string' && groupBy.startsWith('$')) && !isOperator(groupBy))
    throw new MongoError(
      `The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression, but found: ${show(groupBy)}.`,
    )
  return ofDocument(compileExpression(groupBy, surroundings.compiling), surroundings)
}

function outputOf(output: unknown, surroundings: Surroundings, name: string) {
  if (output !== undefined && !isDocument(output))
    throw new MongoError(`The ${name} 'output' field must be an object, but found type: ${bsonType(output)}.`)
  return fieldsOf(output ?? { count: { $sum: 1 } }, surroundings)
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/bucket/ */
export const $bucket: StageMaker = (operand, surroundings, name) => {
  const options = optionsOf(operand, name, ['groupBy', 'boundaries', 'default', 'output'])
  const { groupBy, output, default: otherwise } = options
  if (!('groupBy' in options) || !('boundaries' in options))
    throw new MongoError("$bucket requires 'groupBy' and 'boundaries' to be specified.")
  const boundaries = boundariesOf(options['boundaries'])
  const [least, greatest] = [boundaries[0], boundaries.at(-1)]
  if ('default' in options && compareValues(otherwise, least) >= 0 && compareValues(otherwise, greatest) < 0)
    throw new MongoError(
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
  const keyIn = groupKey(groupBy, surroundings, name)
  const group = groupedBy(
    (document) => {
      const value = keyIn(document)
      if (compareValues(value, least) >= 0 && compareValues(value, greatest) < 0)
        return boundaries.filter((boundary) => compareValues(boundary, value) <= 0).at(-1)
      if ('default' in options) return otherwise
      throw new MongoError(
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    },
    outputOf(output, surroundings, name),
  )
  return function* (documents): Steps<Document[]> {
    return sorted(yield* group(documents), { _id: 1 })
  }
}

function boundariesOf(boundaries: unknown): unknown[] {
  if (!isList(boundaries))
    throw new MongoError(
      `The $bucket 'boundaries' field must be an array, but found type: ${bsonType(boundaries)}.`,
    )
  if (boundaries.length < 2)
    throw new MongoError(
      `The $bucket 'boundaries' field must have at least 2 values, but found ${boundaries.length} value(s).`,
    )
  for (const [i, boundary] of boundaries.slice(1).entries()) {
    const before = boundaries[i]
    if (typeRank(before) !== typeRank(boundary))
      throw new MongoError(
        `All values in the the 'boundaries' option to $bucket must have the same type. Found conflicting types ${bsonType(before)} and ${bsonType(boundary)}.`,
      )
    if (compareValues(before, boundary) >= 0)
      throw new MongoError(
        `The 'boundaries' option to $bucket must be sorted, but elements ${i} and ${i + 1} are not in ascending order (${show(before)} is not less than ${show(boundary)}).`,
      )
  }
  return boundaries
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/bucketAuto/ */
export const $bucketAuto: StageMaker = (operand, surroundings, name) => {
  const options = optionsOf(operand, name, ['groupBy', 'buckets', 'output', 'granularity'])
  const { groupBy, buckets, output } = options
  if (!('groupBy' in options) || !('buckets' in options))
    throw new MongoError("$bucketAuto requires 'groupBy' and 'buckets' to be specified.")
  if ('granularity' in options) throw new MongoError("the emulator has no 'granularity' of $bucketAuto")
  if (typeof buckets !== 'number' || !Number.isInteger(buckets) || buckets <= 0)
    throw new MongoError(
      `The $bucketAuto 'buckets' field must be a whole number greater than 0, but found: ${show(buckets)}.`,
    )
  const keyIn = groupKey(groupBy, surroundings, name)
  const fields = outputOf(output, surroundings, name)
  return function* (documents): Steps<Document[]> {
    const keyed = documents.map((document) => ({ document, key: keyIn(document) ?? null }))
    keyed.sort((a, b) => compareValues(a.key, b.key))
    const filled = partitioned(keyed, buckets)
    const results: Document[] = []
    for (const [i, bucket] of filled.entries()) {
      const [min, max] = [bucket[0]?.key, filled[i + 1]?.[0]?.key ?? bucket.at(-1)?.key]
      const [group] = yield* groupedBy(() => ({ min, max }), fields)(bucket.map(({ document }) => document))
      if (group) results.push(group)
    }
    return results
  }
}

/** As many in each, but equal ones together; the last one takes the rest. */
function partitioned<Item extends { key: unknown }>(items: Item[], buckets: number): Item[][] {
  const size = Math.max(1, Math.round(items.length / buckets))
  const filled: Item[][] = []
  for (let at = 0; at < items.length;) {
    let end = filled.length === buckets - 1 ? items.length : Math.min(items.length, at + size)
    while (end < items.length && compareValues(items[end]?.key, items[end - 1]?.key) === 0) end += 1
    filled.push(items.slice(at, end))
    at = end
  }
  return filled
}
