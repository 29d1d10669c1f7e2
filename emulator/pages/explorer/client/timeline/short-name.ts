import type { CallRecord } from '../control'

type Named = Pick<CallRecord, 'kind' | 'action' | 'target'>

/** Such as `database.getDocument users`. */
export const fullName = ({ action, target }: Named): string => [action, target].filter(Boolean).join(' ')

/**
 * The part of a step's name that tells it from others, and what it was done to. A function is called by its name, and of
 * `POST /tcb/invokecloudfunction` and `database.getDocument` the last word is enough: the icon says the rest.
 */
export function shortName({ kind, action, target }: Named): { what: string; of: string | undefined } {
  if (target !== undefined && (kind === 'call' || kind === 'function')) return { what: target, of: undefined }
  return { what: action.replace(/^[A-Z]+ (?:.*\/)?(?=.)|^(database|storage)\./, ''), of: target }
}
