import { isDocument, isList, type Document } from '../document'
import { MongoError } from '../mongo-error'
import { invalidOperator } from '../refusal'
import type { Compiling, Evaluate } from './evaluate'
import { fieldPath, variablePath } from './field-path'

/**
 * Makes an aggregation expression ready.
 * https://www.mongodb.com/docs/manual/meta/aggregation-quick-reference/#expressions
 * @throws MongoError, TcbError DATABASE_INVALID_OPERRATOR
 */
export function compileExpression(expression: unknown, compiling: Compiling): Evaluate {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$')) return variablePath(expression, compiling)
    if (expression.startsWith('$')) return fieldPath(expression)
  }
  if (isList(expression)) return listOf(expression, compiling)
  if (isDocument(expression)) return documentOf(expression, compiling)
  return () => expression
}

/** Whether it is `{ $operator: … }`. */
export function isOperator(value: unknown): value is Document {
  return isDocument(value) && Object.keys(value)[0]?.startsWith('$') === true
}

function listOf(items: unknown[], compiling: Compiling): Evaluate {
  const evaluates = items.map((item) => compileExpression(item, compiling))
  return (scope) => evaluates.map((evaluate) => evaluate(scope) ?? null)
}

function documentOf(expression: Document, compiling: Compiling): Evaluate {
  const entries = Object.entries(expression)
  const [first] = entries
  if (first && isOperator(expression)) {
    if (entries.length > 1)
      throw new MongoError(
        `an expression specification must contain exactly one field, the name of the expression. Found ${entries.length} fields, the first of which is ${first[0]}`,
      )
    return operatorOf(first[0], first[1], compiling)
  }
  const fields = entries.map(([name, value]) => {
    if (name.startsWith('$') || name.includes('.'))
      throw new MongoError(`FieldPath field names may not start with '$' and not contain '.': ${name}`)
    return [name, compileExpression(value, compiling)] as const
  })
  return (scope) => {
    const document: Document = {}
    for (const [name, evaluate] of fields) {
      const value = evaluate(scope)
      if (value !== undefined) document[name] = value
    }
    return document
  }
}

function operatorOf(name: string, operand: unknown, compiling: Compiling): Evaluate {
  const { operators } = compiling
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (!operator) throw invalidOperator(`Unrecognized expression '${name}'`)
  return operator(operand, compiling, name)
}
