import { isDocument, type Document } from '../document'
import { decode, encode } from '../ejson'
import { aggregate } from '../pipeline/aggregate'
import { invalidParam } from '../refusal'
import { collectionName } from '../request'
import { mapped, type Steps } from '../work/steps'
import type { Action } from './action'

/** What an aggregation answers at most, whatever its limit; from reports, as the 20 without one. */
const MAX_ROWS = 10_000

/** aggregate()…end() */
export const aggregateDocuments: Action = function* (
  request,
  { engine, now, aggregateRows, tell },
): Steps<Record<string, unknown>> {
  const stages = request['stages']
  if (!Array.isArray(stages)) throw invalidParam('param.stages must be a list')
  const pipeline = stages.map((stage: unknown) => readStage(stage, now))
  const { documents, ...served } = yield* aggregate(engine, collectionName(request), pipeline, now)
  const limited = pipeline.some((stage) => '$limit' in stage)
  const rows = documents.slice(0, limited ? MAX_ROWS : aggregateRows)
  tell({ ...served, ...(rows.length < documents.length && { cut: true }) })
  return { list: yield* mapped(rows, encode) }
}

function readStage(stage: unknown, now: number): Document {
  const key = isDocument(stage) ? stage['stageKey'] : undefined
  if (!isDocument(stage) || typeof key !== 'string' || !key.startsWith('$'))
    throw invalidParam('param.stages must consist of {stageKey, stageValue}')
  return { [key]: decode(stage['stageValue'], 'stages.stageValue', now) }
}
