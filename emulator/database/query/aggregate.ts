import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import * as accumulator from 'mingo/operators/accumulator'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import { cloneDeep } from 'mingo/util'
import { type Document, isDocument } from '../document'
import type { Collection } from '../engine/collection'
import type { Engine } from '../engine/engine'
import { geoNear } from '../geo/geo-near'
import { mentionsNear } from '../geo/near-clause'
import { MongoError } from '../mongo-error'
import { match } from './find'
import { $bucket } from './bucket'
import { MINGO_OPTIONS } from './condition'
import { EXPRESSIONS } from './expressions'
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

const { $addFields, $bucketAuto, $count, $facet, $group, $limit, $lookup, $match } = pipeline
const { $project, $replaceRoot, $set, $skip, $sort, $sortByCount, $unset, $unwind } = pipeline

/** Stages that only read, which is all that the SDK can send. */
const STAGES = {
  ...{ $addFields, $bucket, $bucketAuto, $count, $facet, $group, $limit, $lookup, $match },
  ...{ $project, $replaceRoot, $sample, $set, $skip, $sort, $sortByCount, $unset, $unwind },
}

const CONTEXT = Context.init({
  accumulator,
  expression: EXPRESSIONS,
  pipeline: STAGES,
  projection,
  query: QUERY_OPERATORS,
})

/** @throws TcbError DATABASE_COLLECTION_NOT_EXIST; MongoError or mingo's error on a wrong stage */
export function aggregate(engine: Engine, collection: string, stages: Document[]): Document[] {
  const source = engine.collection(collection)
  if (stages.some((stage) => mentionsNear(stage['$match'])))
    throw new MongoError('$geoNear, $near, and $nearSphere are not allowed in this context')
  const { found, rest } = begin(source, stages)
  if (rest.some((stage) => '$geoNear' in stage))
    throw new MongoError('$geoNear is only valid as the first stage in a pipeline.')
  const aggregator = new Aggregator(rest, {
    ...MINGO_OPTIONS,
    context: CONTEXT,
    collectionResolver: (name) =>
      engine.has(name) ? cloned(engine.collection(name).documents.values()) : [],
  })
  return aggregator.run<Document>(cloned(found))
}

/** A stage in front that chooses documents spares the clones of the others, and can use an index. */
function begin(source: Collection, stages: Document[]): { found: Document[]; rest: Document[] } {
  const [first = {}, ...rest] = stages
  if ('$geoNear' in first) return { found: geoNear(source, first['$geoNear']), rest }
  const condition = first['$match']
  if (isDocument(condition)) return { found: match(source, condition), rest }
  return { found: match(source, {}), rest: stages }
}

/** mingo's stages change nested fields in place. */
function cloned(documents: Iterable<Document>): Document[] {
  return Array.from(documents, (document) => cloneDeep<Document>(document))
}
