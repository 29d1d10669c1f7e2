import { Context } from 'mingo/core'
import * as projection from 'mingo/operators/projection'
import { Query } from 'mingo/query'
import type { Document } from '../document'
import { EXPRESSIONS } from './expressions'
import { jsonSchema } from './json-schema'
import { checkOperands } from './operands'
import { QUERY_OPERATORS } from './operators'

/** No JavaScript from a query ever runs: `$where` and `$function` are refused. */
export const MINGO_OPTIONS = {
  scriptEnabled: false,
  jsonSchemaValidator: jsonSchema,
  context: Context.init({ expression: EXPRESSIONS, projection, query: QUERY_OPERATORS }),
} as const

/**
 * A where() condition, ready to test documents.
 * @throws MongoError, or mingo's own error for an operator it does not have (such as `$text`)
 */
export function compileCondition(condition: Document): (document: Document) => boolean {
  checkOperands(condition)
  const query = new Query<Document>(condition, MINGO_OPTIONS)
  return (document) => query.test(document)
}
