import { isDocument, isList, ownField, type Document } from '../document'
import { MongoError } from '../mongo-error'
import { compileCondition } from '../query/condition'

/** What the condition asks of one field. */
interface Clause {
  path: string[]
  operand: unknown
}

/**
 * Finds what `$` in a path stands for: the place of the first element that meets what the condition asks of its
 * list. That is the list in the path, or, as in MongoDB, another one: then it is that one's place.
 * https://www.mongodb.com/docs/manual/reference/operator/update/positional/
 */
export function positionOf(condition: Document, segments: string[]): (document: Document) => number {
  if (!segments.includes('$')) return () => NaN
  const own = segments.slice(0, segments.indexOf('$')).join('.')
  const clauses = clausesOf(condition)
  const [asked, others] = [
    clauses.filter((clause) => concerns(clause, own)),
    clauses.filter((clause) => !concerns(clause, own)),
  ]
  return (document) => {
    const index =
      placeIn(document, own.split('.'), asked) ??
      others.reduce<number | undefined>((found, clause) => placeOf(document, clause) ?? found, undefined)
    if (index === undefined)
      throw new MongoError('The positional operator did not find the match needed from the query.')
    return index
  }
}

const concerns = ({ path }: Clause, list: string) => `${path.join('.')}.`.startsWith(`${list}.`)

function clausesOf(condition: Document): Clause[] {
  return Object.entries(condition).flatMap(([path, operand]) => {
    if (path === '$and' && isList(operand)) return operand.filter(isDocument).flatMap(clausesOf)
    return path.startsWith('$') ? [] : [{ path: path.split('.'), operand }]
  })
}

/** Of the list that the clause first comes to. */
function placeOf(document: Document, clause: Clause): number | undefined {
  let value: unknown = document
  for (const [i, name] of clause.path.entries()) {
    value = isDocument(value) ? ownField(value, name) : undefined
    if (isList(value)) return placeIn(document, clause.path.slice(0, i + 1), [clause])
  }
  return undefined
}

/** The first element of the list that meets all of the clauses. */
function placeIn(document: Document, list: string[], clauses: Clause[]): number | undefined {
  const elements = list.reduce<unknown>(
    (value, name) => (isDocument(value) ? ownField(value, name) : undefined),
    document,
  )
  if (!isList(elements) || clauses.length === 0) return undefined
  const tests = clauses.map(({ path, operand }) =>
    compileCondition({ [['element', ...path.slice(list.length)].join('.')]: operand }),
  )
  const index = elements.findIndex((element) => tests.every((test) => test({ element: [element] })))
  return index < 0 ? undefined : index
}
