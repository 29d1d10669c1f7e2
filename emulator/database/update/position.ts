import { Query } from 'mingo/query'
import { isDocument, ownField, type Document } from '../document'
import { MongoError } from '../mongo-error'
import { MINGO_OPTIONS } from '../query/condition'

/**
 * Finds what `$` in a path stands for: the first element of the array that meets what the condition asks
 * of it. https://www.mongodb.com/docs/manual/reference/operator/update/positional/
 */
export function positionOf(condition: Document, segments: string[]): (document: Document) => number {
  if (!segments.includes('$')) return () => NaN
  const array = segments.slice(0, segments.indexOf('$'))
  const queries = askedOf(condition, array.join('.')).map(
    (query) => new Query<Document>(query, MINGO_OPTIONS),
  )
  return (document) => {
    const elements = array.reduce<unknown>(
      (value, name) => (isDocument(value) ? ownField(value, name) : undefined),
      document,
    )
    const matches = (element: unknown) => queries.every((query) => query.test({ element: [element] }))
    const index = queries.length > 0 && Array.isArray(elements) ? elements.findIndex(matches) : -1
    if (index < 0)
      throw new MongoError('The positional operator did not find the match needed from the query.')
    return index
  }
}

/** `{'a.b': 1}` asks `{'element.b': 1}` of an element of `a`. */
function askedOf(condition: Document, array: string): Document[] {
  return Object.entries(condition).flatMap(([path, operand]) => {
    if (path === '$and' && Array.isArray(operand))
      return operand.filter(isDocument).flatMap((item) => askedOf(item, array))
    const concerns = path === array || path.startsWith(`${array}.`)
    return concerns ? [{ [`element${path.slice(array.length)}`]: operand }] : []
  })
}
