import type { Job, User } from '../../../contract'
import type { Caller } from '../caller'
import { database } from '../database'
import { peopleThat } from '../people'

/**
 * Whom a job means: a condition that an index serves, and a check of the rest. Whoever registers after it was asked for
 * is not meant.
 */
export function meantBy(caller: Caller, { ids, filter = {}, createtime }: Job) {
  if (ids)
    return { where: { _id: database().command.in(ids) }, fits: (_person: Pick<User, 'name' | 'tel'>) => true }
  const until = Math.min(filter.until ?? Infinity, createtime)
  return peopleThat(caller, { ...filter, until })
}
