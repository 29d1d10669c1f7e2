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
  const clauses: NearClause[] = []
  gather(condition, clauses)
  if (clauses.length > 1) throw new MongoError('Too many geoNear expressions')
  return clauses[0]
}

/** Every query asks it, and nearly none has one: so nothing is made on the way. */
function gather(condition: Document, clauses: NearClause[]): void {
  for (const name in condition) {
    const operand = condition[name]
    if (name === '$and' && isList(operand)) {
      for (const item of operand) if (isDocument(item)) gather(item, clauses)
    } else if (mentionsNear(operand)) clauses.push(clauseOf(name, operand))
  }
}

function clauseOf(field: string, operand: unknown): NearClause {
  const { $nearSphere, ...others } = isDocument(operand) && !field.startsWith('$') ? operand : {}
  if ($nearSphere === undefined || mentionsNear(others))
    throw new MongoError('geo $near must be top-level expr')
  return { field, operand: $nearSphere }
}

export function mentionsNear(value: unknown): boolean {
  if (isList(value)) return value.some(mentionsNear)
  if (!isDocument(value)) return false
  if (ownField(value, '$nearSphere') !== undefined) return true
  for (const name in value) if (mentionsNear(value[name])) return true
  return false
}
