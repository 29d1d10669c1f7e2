import type { PeopleFilter } from '../../contract/people-filter'
import { newestFirst } from '../shared/cursor'
import { findFields } from '../shared/database'
import { handler } from '../shared/handler'
import { peopleThat } from '../shared/people'
import { type Group, groupsOf, readCounts } from '../shared/read-counts'

/** The platform reads no more at once. */
const MOST = 1000

export const main = handler('users_count', async ({ input, caller }) => {
  if (isKept(input)) return { count: await kept(input), more: false }
  const { where, fits } = peopleThat(caller, input)
  const found = await findFields('users', {
    where,
    orderBy: newestFirst,
    limit: MOST,
    fields: ['name', 'tel'],
  })
  return { count: found.filter(fits).length, more: found.length === MOST }
})

/** Names and moments are not what `counts` goes by. */
const isKept = ({ search, from, until }: PeopleFilter): boolean =>
  !search && from === undefined && until === undefined

async function kept({ state, sex, age, appid }: PeopleFilter): Promise<number> {
  const fits = (group: Group) =>
    (state === undefined ? group.state !== 'trashed' : group.state === state) &&
    (sex === undefined || group.sex === String(sex)) &&
    (age === undefined || group.age === age) &&
    (appid === undefined || group.appid === appid)
  return groupsOf(await readCounts())
    .filter(fits)
    .reduce((sum, { people }) => sum + people, 0)
}
