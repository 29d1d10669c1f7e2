import { type Document, isDocument } from '../document'
import type { Engine } from '../engine/engine'
import type { Compiling, Evaluate, Frame } from '../expression/evaluate'
import { MongoError } from '../mongo-error'
import type { Steps } from '../work/steps'

/** One stage of a pipeline, ready. The documents that it is given are never changed. */
export type Stage = (documents: Document[]) => Steps<Document[]>

/** What the stages of a pipeline are made ready with. */
export interface Surroundings {
  engine: Engine
  compiling: Compiling
  /** The variables of the lookup that the pipeline is part of; they are others for each of its documents. */
  bindings: { frame: Frame | undefined }
  /** A pipeline in the pipeline. */
  pipeline: (stages: unknown, surroundings: Surroundings, name: string) => Stage
}

/** @throws MongoError, TcbError on a wrong operand */
export type StageMaker = (operand: unknown, surroundings: Surroundings, name: string) => Stage

/** An expression's value for a document. */
export function ofDocument(
  evaluate: Evaluate,
  { bindings, compiling }: Surroundings,
): (document: Document) => unknown {
  return (document) => {
    compiling.meter.refill()
    return evaluate({ root: document, frame: bindings.frame })
  }
}

/** @throws MongoError where it is none, or has a field that the stage does not know */
export function optionsOf(operand: unknown, name: string, known: string[]): Document {
  if (!isDocument(operand)) throw new MongoError(`the ${name} stage specification must be an object`)
  for (const option of Object.keys(operand))
    if (!known.includes(option)) throw new MongoError(`unrecognized option to ${name} stage: ${option}`)
  return operand
}
