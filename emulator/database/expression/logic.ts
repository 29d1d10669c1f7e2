import { isDocument, isList, type Document } from '../document'
import { compareValues } from '../engine/bson-order'
import { MongoError } from '../mongo-error'
import { binary, operandsOf, parametersOf, unary } from './arguments'
import { type Evaluate, isNil, isTrue, type Operator } from './evaluate'
import { compileExpression } from './expression'

const compared = (holds: (order: number) => boolean) => binary((a, b) => holds(compareValues(a, b)))

/** In turn, and no further than need be: what comes after may be an error. */
const inTurn =
  (ends: boolean): Operator =>
  (operand, compiling, name) => {
    const evaluates = operandsOf(operand, compiling, name, 0, Infinity)
    return (scope) => {
      for (const evaluate of evaluates) if (isTrue(evaluate(scope)) === ends) return ends
      return !ends
    }
  }

const $cond: Operator = (operand, compiling, name) => {
  const [condition, yes, no] = isList(operand)
    ? operandsOf(operand, compiling, name, 3)
    : fields(parametersOf(operand, name, ['if', 'then', 'else'])).map((one) =>
        compileExpression(one, compiling),
      )
  return (scope) => (isTrue(condition?.(scope)) ? yes?.(scope) : no?.(scope))
}

const fields = ({ if: condition, then: yes, else: no }: Document) => [condition, yes, no]

const $ifNull: Operator = (operand, compiling, name) => {
  const evaluates = operandsOf(operand, compiling, name, 2, Infinity)
  const last = evaluates.pop() as Evaluate
  return (scope) => {
    for (const evaluate of evaluates) {
      const value = evaluate(scope)
      if (!isNil(value)) return value
    }
    return last(scope)
  }
}

const $switch: Operator = (operand, compiling, name) => {
  const { branches, ...others } = parametersOf(operand, name, [], ['branches', 'default'])
  if (!isList(branches)) throw new MongoError("$switch expected an array for 'branches'")
  if (branches.length === 0) throw new MongoError('$switch requires at least one branch.')
  const cases = branches.map((branch) => {
    if (!isDocument(branch)) throw new MongoError('$switch expected each branch to be an object')
    const { case: condition, then } = parametersOf(branch, '$switch', ['case', 'then'])
    return [compileExpression(condition, compiling), compileExpression(then, compiling)] as const
  })
  const otherwise = 'default' in others ? compileExpression(others['default'], compiling) : undefined
  return (scope) => {
    for (const [condition, then] of cases) if (isTrue(condition(scope))) return then(scope)
    if (otherwise) return otherwise(scope)
    throw new MongoError(
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#comparison-expression-operators */
export const LOGIC: Record<string, Operator> = {
  $cmp: binary((a, b) => Math.sign(compareValues(a, b))),
  $eq: compared((order) => order === 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $ne: compared((order) => order !== 0),
  $and: inTurn(false),
  $or: inTurn(true),
  $not: unary((value) => !isTrue(value)),
  $cond,
  $ifNull,
  $switch,
}
