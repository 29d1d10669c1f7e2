import { calculateObjectSize } from 'bson'
import { type Document, isDocument, isList } from '../document'
import type { Engine } from '../engine/engine'
import { compilingWith } from '../expression/operators'
import { geoNear } from '../geo/geo-near'
import { mentionsNear } from '../geo/near-clause'
import { MongoError } from '../mongo-error'
import { candidates } from '../query/candidates'
import { invalidOperator } from '../refusal'
import { Meter } from '../work/meter'
import { mapped, type Steps } from '../work/steps'
import type { Stage, Surroundings } from './stage'
import { STAGES } from './stages'

/** MongoDB's own: https://www.mongodb.com/docs/manual/reference/limits/#bson-documents */
const MAX_DOCUMENT = 16 * 1024 * 1024

interface Aggregated {
  documents: Document[]
  /** What served the `$match` that it begins with, if it does: see Served. */
  index?: string | null
}

/**
 * A pipeline over a collection.
 * @param now the emulator's clock, ms
 * @throws TcbError DATABASE_COLLECTION_NOT_EXIST, DATABASE_INVALID_OPERRATOR, DATABASE_TIMEOUT; MongoError
 */
export function* aggregate(
  engine: Engine,
  collection: string,
  stages: Document[],
  now: number,
): Steps<Aggregated> {
  const source = engine.collection(collection)
  if (stages.some((stage) => mentionsNear(stage['$match'])))
    throw new MongoError('$geoNear, $near, and $nearSphere are not allowed in this context')
  const surroundings: Surroundings = {
    engine,
    compiling: compilingWith(new Meter(), now),
    bindings: { frame: undefined },
    pipeline: pipelineOf,
  }
  const [first = {}, ...rest] = stages
  const nearest = '$geoNear' in first
  const run = pipelineOf(nearest ? rest : stages, surroundings, 'pipeline')
  const condition = first['$match']
  // A stage in front that chooses documents can use an index.
  const plan = nearest ? undefined : candidates(source, isDocument(condition) ? condition : {})
  const documents = yield* run(plan ? [...plan.documents()] : geoNear(source, first['$geoNear']))
  yield* mapped(documents, checkSize)
  return { documents, ...(isDocument(condition) && plan && { index: plan.index }) }
}

function checkSize(document: Document): void {
  const size = calculateObjectSize(document)
  if (size > MAX_DOCUMENT)
    throw new MongoError(`BSONObj size: ${size} is invalid. Size must be between 0 and ${MAX_DOCUMENT}(16MB)`)
}

function pipelineOf(stages: unknown, surroundings: Surroundings, name: string): Stage {
  if (!isList(stages)) throw new MongoError(`the pipeline of ${name} must be an array`)
  const made = stages.map((stage) => stageOf(stage, surroundings))
  return function* (documents): Steps<Document[]> {
    let at = documents
    for (const run of made) at = yield* run(at)
    return at
  }
}

function stageOf(stage: unknown, surroundings: Surroundings): Stage {
  const [[name, operand] = [undefined, undefined], another] = isDocument(stage) ? Object.entries(stage) : []
  if (name === undefined || another)
    throw new MongoError('A pipeline stage specification object must contain exactly one field.')
  if (name === '$geoNear') throw new MongoError('$geoNear is only valid as the first stage in a pipeline.')
  const make = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
  if (!make) throw invalidOperator(`Unrecognized pipeline stage name: '${name}'`)
  return make(operand, surroundings, name)
}
