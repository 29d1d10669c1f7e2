import { isDocument, isList, type Document } from '../document'
import { MongoError } from '../mongo-error'
import type { Compiling, Evaluate, Operator } from './evaluate'
import { compileExpression } from './expression'

/** One operand is as good as a list of one. @throws MongoError where there are too few or too many */
export function operandsOf(
  operand: unknown,
  compiling: Compiling,
  name: string,
  least: number,
  most = least,
): Evaluate[] {
  const operands = isList(operand) ? operand : [operand]
  const { length } = operands
  if (length < least || length > most) {
    const wanted = least === most ? `exactly ${least}` : `at least ${least} and at most ${most}`
    throw new MongoError(`Expression ${name} takes ${wanted} arguments. ${length} were passed in.`)
  }
  return operands.map((one) => compileExpression(one, compiling))
}

/** `{ $name: x }` or `{ $name: [x] }` */
export function unary(apply: (value: unknown, name: string) => unknown): Operator {
  return (operand, compiling, name) => {
    const [evaluate] = operandsOf(operand, compiling, name, 1) as [Evaluate]
    return (scope) => apply(evaluate(scope), name)
  }
}

/** `{ $name: [x, y] }` */
export function binary(apply: (a: unknown, b: unknown, name: string) => unknown): Operator {
  return (operand, compiling, name) => {
    const [first, second] = operandsOf(operand, compiling, name, 2) as [Evaluate, Evaluate]
    return (scope) => apply(first(scope), second(scope), name)
  }
}

/** `{ $name: [x, y, …] }` */
export function variadic(
  apply: (values: unknown[], name: string) => unknown,
  least = 0,
  most = Infinity,
): Operator {
  return (operand, compiling, name) => {
    const evaluates = operandsOf(operand, compiling, name, least, most)
    return (scope) =>
      apply(
        evaluates.map((evaluate) => evaluate(scope)),
        name,
      )
  }
}

/** The fields of `{ $name: { a: …, b: … } }` as they are written. @throws MongoError on one that is missing or unknown */
export function parametersOf(
  operand: unknown,
  name: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Document {
  if (!isDocument(operand)) throw new MongoError(`${name} only supports an object as its argument`)
  for (const parameter of Object.keys(operand))
    if (!required.includes(parameter) && !optional.includes(parameter))
      throw new MongoError(`Unrecognized parameter to ${name}: ${parameter}`)
  for (const parameter of required)
    if (!Object.hasOwn(operand, parameter))
      throw new MongoError(`Missing '${parameter}' parameter to ${name}`)
  return operand
}

/** `{ $name: { a: …, b: … } }`, each field an expression; what is left out is undefined. */
export function named(
  required: readonly string[],
  optional: readonly string[],
  apply: (values: Document, name: string) => unknown,
): Operator {
  return (operand, compiling, name) => {
    const fields = Object.entries(parametersOf(operand, name, required, optional)).map(
      ([parameter, expression]) => [parameter, compileExpression(expression, compiling)] as const,
    )
    return (scope) =>
      apply(Object.fromEntries(fields.map(([parameter, evaluate]) => [parameter, evaluate(scope)])), name)
  }
}
