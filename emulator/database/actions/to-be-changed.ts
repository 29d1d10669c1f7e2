import type { Document } from '../document'
import type { Source } from '../engine/store'
import { inOneGo, type Steps } from '../work/steps'

/**
 * What is found for a change: of the very moment it is answered. Where others have written while it was looked for, it
 * is looked for once more, in one go.
 */
export function* toBeChanged(source: Source, find: (source: Source) => Steps<Document[]>): Steps<Document[]> {
  const { version } = source
  const found = yield* find(source)
  return source.version === version ? found : inOneGo(find(source))
}
