import { bsonType, show } from '../bson-type'
import { type Document, isDocument } from '../document'
import { compileExpression, isOperator } from '../expression/expression'
import { MongoError } from '../mongo-error'
import { compileWith } from '../query/condition'
import { sorted } from '../query/sort'
import { mapped, type Steps } from '../work/steps'
import { $bucket, $bucketAuto } from './bucket'
import { $group, groupedBy } from './group'
import { $lookup } from './lookup'
import { $addFields, $project, $unset, replaceRoot } from './project'
import { ofDocument, optionsOf, type Stage, type StageMaker } from './stage'
import { $unwind } from './unwind'
import { ACCUMULATORS } from './accumulators'

const $match: StageMaker = (operand, { compiling, bindings }) => {
  if (!isDocument(operand)) throw new MongoError('the match filter must be an expression in an object')
  const { meter } = compiling
  const matches = compileWith(operand, { meter, compiling, compile: compileWith, bindings })
  return function* (documents): Steps<Document[]> {
    const kept: Document[] = []
    yield* mapped(documents, (document) => {
      meter.refill()
      if (matches(document)) kept.push(document)
    })
    return kept
  }
}

const atOnce = (apply: (documents: Document[]) => Document[]): Stage =>
  // eslint-disable-next-line require-yield -- it is done at once
  function* (documents) {
    return apply(documents)
  }

const $limit: StageMaker = (operand) => {
  const count = wholeNumber(operand, 'the limit')
  if (count <= 0) throw new MongoError('the limit must be positive')
  return atOnce((documents) => documents.slice(0, count))
}

const $skip: StageMaker = (operand) => {
  const count = wholeNumber(operand, 'Argument to $skip')
  if (count < 0) throw new MongoError('Argument to $skip cannot be negative')
  return atOnce((documents) => documents.slice(count))
}

function wholeNumber(operand: unknown, role: string): number {
  if (typeof operand === 'number' && Number.isInteger(operand)) return operand
  throw new MongoError(`${role} must be a whole number, but is ${show(operand)} (${bsonType(operand)})`)
}

const $sort: StageMaker = (operand) => {
  if (!isDocument(operand)) throw new MongoError('the $sort key specification must be an object')
  const fields = Object.entries(operand)
  if (fields.length === 0) throw new MongoError('$sort stage must have at least one sort key')
  for (const [field, way] of fields) {
    if (isDocument(way)) throw new MongoError('query requires text score metadata, but it is not available')
    if (way !== 1 && way !== -1)
      throw new MongoError('$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    if (field.split('.').includes('')) throw new MongoError('FieldPath must not have an empty field name')
  }
  return atOnce((documents) => sorted(documents, operand as Record<string, 1 | -1>))
}

const $count: StageMaker = (operand) => {
  if (typeof operand !== 'string' || operand === '')
    throw new MongoError('the count field must be a non-empty string')
  if (operand.startsWith('$')) throw new MongoError('the count field cannot be a $-prefixed path')
  if (operand.includes('.')) throw new MongoError("the count field cannot contain '.'")
  return atOnce(({ length }) => (length === 0 ? [] : [{ [operand]: length }]))
}

const $sortByCount: StageMaker = (operand, surroundings) => {
  if (!(typeof operand === 'string' && operand.startsWith('$')) && !isOperator(operand))
    throw new MongoError(
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  const valueOf = () => 1
  const group = groupedBy(ofDocument(compileExpression(operand, surroundings.compiling), surroundings), [
    { name: 'count', make: ACCUMULATORS['$sum'] as never, valueOf },
  ])
  return function* (documents): Steps<Document[]> {
    return sorted(yield* group(documents), { count: -1 })
  }
}

/** Without repeating a document. */
const $sample: StageMaker = (operand, _, name) => {
  const { size } = optionsOf(operand, name, ['size'])
  if (typeof size !== 'number' || !Number.isInteger(size) || size <= 0)
    throw new MongoError('size argument to $sample must be a positive integer')
  return atOnce((documents) => {
    const drawn = documents
      .map((document) => ({ document, lot: Math.random() }))
      .sort((a, b) => a.lot - b.lot)
    return drawn.slice(0, size).map(({ document }) => document)
  })
}

const $facet: StageMaker = (operand, surroundings, name) => {
  if (!isDocument(operand) || Object.keys(operand).length === 0)
    throw new MongoError('the $facet specification must be a non-empty object')
  const facets = Object.entries(operand).map(
    ([facet, stages]) => [facet, surroundings.pipeline(stages, surroundings, name)] as const,
  )
  return function* (documents): Steps<Document[]> {
    const answer: Document = {}
    for (const [facet, run] of facets) answer[facet] = yield* run(documents)
    return [answer]
  }
}

/** Stages that only read, which is all that the SDK can send. */
export const STAGES: Record<string, StageMaker> = {
  $addFields,
  $bucket,
  $bucketAuto,
  $count,
  $facet,
  $group,
  $limit,
  $lookup,
  $match,
  $project,
  $replaceRoot: replaceRoot((operand) => optionsOf(operand, '$replaceRoot', ['newRoot'])['newRoot']),
  $replaceWith: replaceRoot((operand) => operand),
  $sample,
  $set: $addFields,
  $skip,
  $sort,
  $sortByCount,
  $unset,
  $unwind,
}
