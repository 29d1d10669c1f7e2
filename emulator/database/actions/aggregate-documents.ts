import { isDocument, type Document } from '../document'
import { decode, encode } from '../ejson'
import { aggregate } from '../query/aggregate'
import { invalidParam } from '../refusal'
import { collectionName } from '../request'
import type { Action } from './action'

/** aggregate()…end() */
export const aggregateDocuments: Action = (request, { engine, now }) => {
  const stages = request['stages']
  if (!Array.isArray(stages)) throw invalidParam('param.stages must be a list')
  const pipeline = stages.map((stage: unknown) => readStage(stage, now))
  return { list: aggregate(engine, collectionName(request), pipeline).map(encode) }
}

function readStage(stage: unknown, now: number): Document {
  const key = isDocument(stage) ? stage['stageKey'] : undefined
  if (!isDocument(stage) || typeof key !== 'string' || !key.startsWith('$'))
    throw invalidParam('param.stages must consist of {stageKey, stageValue}')
  return { [key]: decode(stage['stageValue'], 'stages.stageValue', now) }
}
