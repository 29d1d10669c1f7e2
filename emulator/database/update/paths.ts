import { MAX_DEPTH } from '../document'
import { MongoError } from '../mongo-error'

/** Splits and checks the path of an update. @throws MongoError */
export function segmentsOf(path: string): string[] {
  const segments = path.split('.')
  if (segments.length > MAX_DEPTH)
    throw new MongoError(`The update path exceeds the maximum nesting depth of ${MAX_DEPTH}`)
  if (segments.includes(''))
    throw new MongoError(
      path === ''
        ? 'An empty update path is not valid.'
        : `The update path '${path}' contains an empty field name, which is not allowed.`,
    )
  if (segments[0] === '_id')
    throw new MongoError(`Performing an update on the path '${path}' would modify the immutable field '_id'`)
  for (const [i, segment] of segments.entries()) {
    if (segment === '__proto__')
      throw new MongoError(
        `The update path '${path}' contains the field name '__proto__', which is not allowed.`,
      )
    if (segment.startsWith('$') && (i === 0 || (segment !== '$' && segment !== '$[]')))
      throw new MongoError(
        `The dollar ($) prefixed field '${segment}' in '${path}' is not valid for storage.`,
      )
  }
  return segments
}

/** Two operators must not meet in one place: `a` and `a.b` do. @throws MongoError */
export function checkConflicts(paths: string[]): void {
  const whole = new Set<string>()
  const parents = new Set<string>()
  for (const path of paths) {
    const ancestors = [...path.matchAll(/\./g)].map(({ index }) => path.slice(0, index))
    const conflict =
      whole.has(path) || parents.has(path) ? path : ancestors.find((ancestor) => whole.has(ancestor))
    if (conflict !== undefined)
      throw new MongoError(`Updating the path '${path}' would create a conflict at '${conflict}'`)
    whole.add(path)
    for (const ancestor of ancestors) parents.add(ancestor)
  }
}
