import type { Document } from '../document'
import type { Source } from '../engine/store'
import { matching } from '../query/find'
import { inOneGo, type Steps } from '../work/steps'
import type { ActionContext } from './action'

/**
 * What is found for a change: of the very moment it is answered. Where others have written while it was looked for, it
 * is looked for once more, in one go.
 */
export function* toBeChanged(
  source: Source,
  condition: Document,
  limit: number,
  { tell }: Pick<ActionContext, 'tell'>,
): Steps<Document[]> {
  const { version } = source
  const find = () => matching(source, condition, limit)
  const first = yield* find()
  const { documents, index, scanned } = source.version === version ? first : inOneGo(find())
  if (Object.keys(condition).length > 0) tell({ index, scanned })
  return documents
}
