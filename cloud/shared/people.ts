import type { PeopleFilter } from '../../contract/people-filter'
import { reaches } from '../../contract/roles'
import type { Caller } from './caller'
import { newestFirst } from './cursor'
import { database, findFields } from './database'
import { wanted } from './person-keys'
import { isKept, keptCount } from './read-counts'

/** The people that an administrator's filter asks for: a condition that an index serves, and a check of the rest. */
export function peopleThat({ administrator }: Caller, { from, until, ...filter }: PeopleFilter) {
  const _ = database().command
  const { keys, fits } = wanted(filter, administrator !== undefined && reaches(administrator.role, 'editor'))
  const since = from === undefined ? undefined : _.gte(from)
  const before = until === undefined ? undefined : _.lt(until)
  const createtime = since && before ? since.and(before) : (since ?? before)
  const where = {
    // Somebody without keys, whose record was made by hand, is among everybody.
    ...(keys.length > 0 ? { keys: _.all(keys) } : { state: _.neq('trashed') }),
    ...(createtime ? { createtime } : {}),
  }
  return { where, fits }
}

/** The platform reads no more at once. */
const MOST = 1000

/**
 * How many of them there are: by filters alone as it is kept, exactly; with words or moments counted no further than a
 * thousand. @throws Failure READ_FAILED
 */
export async function countThat(
  caller: Caller,
  filter: PeopleFilter,
): Promise<{ count: number; more: boolean }> {
  if (isKept(filter)) return { count: await keptCount(filter), more: false }
  const { where, fits } = peopleThat(caller, filter)
  const found = await findFields('users', {
    where,
    orderBy: newestFirst,
    limit: MOST,
    fields: ['name', 'tel'],
  })
  return { count: found.filter(fits).length, more: found.length === MOST }
}
