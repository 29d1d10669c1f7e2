import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import { cloneDeep } from 'mingo/util'
import { type Document, isDocument } from '../document'
import type { Engine } from '../engine/engine'
import { MongoError } from '../mongo-error'
import { match } from './find'
import { MINGO_OPTIONS } from './condition'
import { QUERY_OPERATORS } from './operators'

/** mingo's repeats documents, and never ends without a size. */
const $sample: typeof pipeline.$sample = (documents, { size }) => {
  if (!Number.isInteger(size) || size <= 0)
    throw new MongoError('size argument to $sample must be a positive integer')
  return documents.transform((all) => {
    const drawn = all.map((document) => ({ document, lot: Math.random() })).sort((a, b) => a.lot - b.lot)
    return Lazy(drawn.slice(0, size).map(({ document }) => document))
  })
}

const { $addFields, $bucket, $bucketAuto, $count, $facet, $group, $limit, $lookup, $match } = pipeline
const { $project, $replaceRoot, $set, $skip, $sort, $sortByCount, $unset, $unwind } = pipeline

/** Stages that only read, which is all that the SDK can send. */
const STAGES = {
  ...{ $addFields, $bucket, $bucketAuto, $count, $facet, $group, $limit, $lookup, $match },
  ...{ $project, $replaceRoot, $sample, $set, $skip, $sort, $sortByCount, $unset, $unwind },
}

const CONTEXT = Context.init({
  accumulator,
  expression,
  pipeline: STAGES,
  projection,
  query: QUERY_OPERATORS,
})

/** @throws TcbError DATABASE_COLLECTION_NOT_EXIST; MongoError or mingo's error on a wrong stage */
export function aggregate(engine: Engine, collection: string, stages: Document[]): Document[] {
  const source = engine.collection(collection)
  // A $match in front can use an index, and spares the clones of what does not match.
  const [first] = stages
  const condition = first && isDocument(first['$match']) ? first['$match'] : undefined
  const found = match(source, condition ?? {})
  const aggregator = new Aggregator(condition ? stages.slice(1) : stages, {
    ...MINGO_OPTIONS,
    context: CONTEXT,
    collectionResolver: (name) =>
      engine.has(name) ? cloned(engine.collection(name).documents.values()) : [],
  })
  return aggregator.run<Document>(cloned(found))
}

/** mingo's stages change nested fields in place. */
function cloned(documents: Iterable<Document>): Document[] {
  return Array.from(documents, (document) => cloneDeep<Document>(document))
}
