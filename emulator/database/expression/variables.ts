import { bsonType } from '../bson-type'
import { isDocument, isList } from '../document'
import { MongoError } from '../mongo-error'
import { parametersOf } from './arguments'
import { type Compiling, isNil, isTrue, type Operator, type Scope } from './evaluate'
import { compileExpression } from './expression'

function withNames(compiling: Compiling, names: string[]): Compiling {
  for (const name of names)
    if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name))
      throw new MongoError(
        `'${name}' starts with an invalid character for a user variable name, or holds one`,
      )
  return { ...compiling, variables: new Set([...compiling.variables, ...names]) }
}

/** The variables of a `let`, made ready; the scope with them in it. @throws MongoError */
export function compileLet(vars: unknown, compiling: Compiling) {
  if (!isDocument(vars)) throw new MongoError('invalid parameter: expected an object (vars)')
  const values = Object.entries(vars).map(
    ([name, value]) => [name, compileExpression(value, compiling)] as const,
  )
  return {
    inner: withNames(compiling, Object.keys(vars)),
    scope: (scope: Scope): Scope => ({
      root: scope.root,
      frame: values.reduce(
        (outer, [name, evaluate]) => ({ name, value: evaluate(scope), outer }),
        scope.frame,
      ),
    }),
  }
}

const $let: Operator = (operand, compiling, name) => {
  const { vars, in: body } = parametersOf(operand, name, ['vars', 'in'])
  const { inner, scope: enter } = compileLet(vars, compiling)
  const evaluate = compileExpression(body, inner)
  return (scope) => evaluate(enter(scope))
}

const bound = (scope: Scope, name: string, value: unknown): Scope => ({
  root: scope.root,
  frame: { name, value, outer: scope.frame },
})

function variableName(as: unknown, name: string): string {
  if (as === undefined) return 'this'
  if (typeof as !== 'string' || as === '') throw new MongoError(`${name} needs a name as its 'as'`)
  return as
}

/** `{ input, as, <body> }` over the elements of a list: null where there is none. */
const overList =
  (body: string, apply: (items: unknown[], evaluate: (item: unknown) => unknown) => unknown): Operator =>
  (operand, compiling, name) => {
    const parameters = parametersOf(operand, name, ['input', body], ['as'])
    const as = variableName(parameters['as'], name)
    const input = compileExpression(parameters['input'], compiling)
    const evaluate = compileExpression(parameters[body], withNames(compiling, [as]))
    return (scope) => {
      const items = input(scope)
      if (isNil(items)) return null
      if (!isList(items)) throw new MongoError(`input to ${name} must be an array not ${bsonType(items)}`)
      compiling.meter.spend(items.length)
      return apply(items, (item) => evaluate(bound(scope, as, item)))
    }
  }

const $reduce: Operator = (operand, compiling, name) => {
  const parameters = parametersOf(operand, name, ['input', 'initialValue', 'in'])
  const input = compileExpression(parameters['input'], compiling)
  const initial = compileExpression(parameters['initialValue'], compiling)
  const evaluate = compileExpression(parameters['in'], withNames(compiling, ['this', 'value']))
  return (scope) => {
    const items = input(scope)
    if (isNil(items)) return null
    if (!isList(items))
      throw new MongoError(`$reduce requires that 'input' be an array, found: ${bsonType(items)}`)
    compiling.meter.spend(items.length)
    return items.reduce(
      (value, item) => evaluate(bound(bound(scope, 'value', value), 'this', item)),
      initial(scope),
    )
  }
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#variable-expression-operators */
export const VARIABLES: Record<string, Operator> = {
  $let,
  $map: overList('in', (items, evaluate) => items.map((item) => evaluate(item) ?? null)),
  $filter: overList('cond', (items, evaluate) => items.filter((item) => isTrue(evaluate(item)))),
  $reduce,
  $literal: (operand) => () => operand,
}
