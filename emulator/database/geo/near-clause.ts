import { type Document, isDocument, isList, ownField } from '../document'
import { MongoError } from '../mongo-error'

export interface NearClause {
  field: string
  operand: unknown
}

/**
 * The condition's `$nearSphere`, which also says in which order its documents come.
 * @throws MongoError where there are two, or one where MongoDB has no order for it
 */
export function nearClause(condition: Document): NearClause | undefined {
  const clauses = clausesOf(condition)
  if (clauses.length > 1) throw new MongoError('Too many geoNear expressions')
  return clauses[0]
}

function clausesOf(condition: Document): NearClause[] {
  return Object.entries(condition).flatMap(([name, operand]) => {
    if (name === '$and' && isList(operand)) return operand.filter(isDocument).flatMap(clausesOf)
    if (!isDocument(operand) || name.startsWith('$')) {
      if (mentionsNear(operand)) throw new MongoError('geo $near must be top-level expr')
      return []
    }
    const { $nearSphere, ...others } = operand
    if (mentionsNear(others)) throw new MongoError('geo $near must be top-level expr')
    return $nearSphere === undefined ? [] : [{ field: name, operand: $nearSphere }]
  })
}

export function mentionsNear(value: unknown): boolean {
  if (isList(value)) return value.some(mentionsNear)
  if (!isDocument(value)) return false
  return ownField(value, '$nearSphere') !== undefined || Object.values(value).some(mentionsNear)
}
