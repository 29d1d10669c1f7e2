import { bsonType, show } from '../bson-type'
import { isDocument, type Document } from '../document'
import { isEqual } from '../engine/bson-order'
import { MongoError } from '../mongo-error'
import { invalidOperator, invalidParam } from '../refusal'
import { addToSet, pop, pull, pullAll } from './arrays'
import { bit, inc, max, min, mul } from './numbers'
import { changeAt, type FieldChange, type Target } from './path'
import { checkConflicts, segmentsOf } from './paths'
import { positionOf } from './position'
import { push } from './push'
import { rename } from './rename'

type Operator = (operand: unknown, path: string, now: number) => FieldChange

const set: Operator = (operand) => (current) =>
  current !== undefined && isEqual(current, operand) ? current : operand
const currentDate: Operator = (_operand, _path, now) => () => new Date(now)

const CREATING: Record<string, Operator> = {
  $set: set,
  $inc: inc,
  $mul: mul,
  $min: min,
  $max: max,
  $bit: bit,
  $push: push,
  $addToSet: addToSet,
  $currentDate: currentDate,
}
const UNCREATING: Record<string, Operator> = {
  $unset: () => () => undefined,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}

export type Update = (document: Document) => Document

/**
 * An update such as `{$set: {'a.b': 1}, $inc: {n: 1}}`, ready for documents. It answers the very same
 * document where nothing changes.
 * @param condition which documents are updated; `$` in a path refers to it
 * @throws TcbError, MongoError; the update itself may throw MongoError on a document
 */
export function compileUpdate(update: Document, condition: Document, now: number): Update {
  const steps: Update[] = []
  const paths: string[] = []
  for (const [operator, fields] of Object.entries(update)) {
    for (const [path, operand] of Object.entries(fieldsOf(operator, fields))) {
      paths.push(path, ...(operator === '$rename' ? [String(operand)] : []))
      steps.push(
        operator === '$rename' ? rename(path, operand) : stepOf(operator, path, operand, condition, now),
      )
    }
  }
  if (steps.length === 0) throw invalidParam('param.data must name what to update')
  checkConflicts(paths)
  return (document) => steps.reduce((changed, step) => step(changed), document)
}

function stepOf(operator: string, path: string, operand: unknown, condition: Document, now: number): Update {
  const segments = segmentsOf(path)
  const change = (CREATING[operator] ?? UNCREATING[operator])?.(operand, path, now) as FieldChange
  const target: Target = {
    segments,
    change,
    creates: operator in CREATING,
    position: positionOf(condition, segments),
  }
  return (document) => changeAt(document, target)
}

function fieldsOf(operator: string, fields: unknown): Document {
  if (!operator.startsWith('$'))
    throw invalidParam(`param.data must consist of update operators, not of '${operator}'`)
  const known =
    operator === '$rename' || Object.hasOwn(CREATING, operator) || Object.hasOwn(UNCREATING, operator)
  if (!known) throw invalidOperator(`Unknown modifier: ${operator}`)
  if (!isDocument(fields))
    throw new MongoError(
      `Modifiers operate on fields but we found type ${bsonType(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${show(fields)}}`,
    )
  return fields
}
