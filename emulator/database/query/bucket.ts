import type { Iterator } from 'mingo/lazy'
import { $group, $sort } from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import { isDocument, isList } from '../document'
import { MongoError } from '../mongo-error'

/**
 * As a $group and a $sort, which is what it is in MongoDB. mingo's counts in the wrong buckets, and shows the empty
 * ones. https://www.mongodb.com/docs/manual/reference/operator/aggregation/bucket/
 */
export function $bucket(documents: Iterator, stage: unknown, options: Options): Iterator {
  const { groupBy, boundaries, output, ...others } = isDocument(stage) ? stage : {}
  if (!isList(boundaries) || boundaries.length < 2)
    throw new MongoError("The $bucket 'boundaries' field must have at least 2 values")
  const branches = boundaries.slice(1).map((end, i) => ({
    case: { $and: [{ $gte: [groupBy, literal(boundaries[i])] }, { $lt: [groupBy, literal(end)] }] },
    then: literal(boundaries[i]),
  }))
  const otherwise = 'default' in others ? { default: literal(others['default']) } : {}
  const counted = isDocument(output) ? output : { count: { $sum: 1 } }
  const group = { _id: { $switch: { branches, ...otherwise } }, ...counted }
  return $sort($group(documents, group, options), { _id: 1 }, options)
}

const literal = (value: unknown) => ({ $literal: value })
