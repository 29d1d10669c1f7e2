import { isDocument, isList, type Document } from '../document'
import { isTrue } from '../expression/evaluate'
import { compileExpression } from '../expression/expression'
import { compilingWith } from '../expression/operators'
import { MongoError } from '../mongo-error'
import { invalidOperator } from '../refusal'
import { Meter } from '../work/meter'
import { jsonSchema } from './json-schema'
import { type Asking, equalOrLike, isOperators, predicateOf, type Test } from './predicates'

type Condition = (document: Document) => boolean

/** Outside of an aggregation there are no variables, and the clock is of no use. */
const asking = (meter: Meter): Asking => ({
  meter,
  compile: compileWith,
  compiling: compilingWith(meter, Date.now()),
  bindings: { frame: undefined },
})

/**
 * A where() condition, ready to test documents. Made ready without a document: MongoDB refuses a wrong condition on
 * an empty collection, too.
 * @throws MongoError, TcbError DATABASE_INVALID_OPERRATOR
 */
export function compileCondition(condition: Document, meter = new Meter()): Condition {
  const holds = compileWith(condition, asking(meter))
  return (document) => {
    meter.refill()
    return holds(document)
  }
}

/** The same as a part of something else, with that one's variables. */
export function compileWith(condition: Document, asking: Asking): Condition {
  const tests = Object.entries(condition).map(([name, operand]) =>
    name.startsWith('$') ? topLevel(name, operand, asking) : field(name, operand, asking),
  )
  const [only] = tests
  if (only && tests.length === 1) return only
  return (document) => tests.every((test) => test(document))
}

function field(name: string, operand: unknown, asking: Asking): Condition {
  const path = name.split('.')
  if (isOperators(operand)) return predicateOf(path, operand, asking)
  return equalOrLike(path, operand, asking)
}

function topLevel(name: string, operand: unknown, asking: Asking): Condition {
  const compile = Object.hasOwn(TOP_LEVEL, name) ? TOP_LEVEL[name] : undefined
  if (!compile) throw invalidOperator(`unknown top level operator: ${name}`)
  return compile(operand, asking, name)
}

type TopLevel = (operand: unknown, asking: Asking, name: string) => Condition

const logical =
  (holds: (tests: Condition[], document: Document) => boolean): TopLevel =>
  (operand, asking, name) => {
    if (!isList(operand)) throw new MongoError(`${name} must be an array`)
    if (operand.length === 0) throw new MongoError('$and/$or/$nor must be a nonempty array')
    const tests = operand.map((item) => {
      if (!isDocument(item)) throw new MongoError('$or/$and/$nor entries need to be full objects')
      return compileWith(item, asking)
    })
    return (document) => holds(tests, document)
  }

const TOP_LEVEL: Record<string, TopLevel> = {
  $and: logical((tests, document) => tests.every((test) => test(document))),
  $or: logical((tests, document) => tests.some((test) => test(document))),
  $nor: logical((tests, document) => !tests.some((test) => test(document))),
  $expr: (operand, { compiling, bindings }) => {
    const evaluate = compileExpression(operand, compiling)
    return (document) => isTrue(evaluate({ root: document, frame: bindings.frame }))
  },
  $jsonSchema: (operand, { meter }): Test => jsonSchema(operand, meter),
  $comment: () => () => true,
}
