import type { DataOf, InputOf, PeopleFilter } from '@contract'
import { create } from 'zustand'
import { pagedList } from '@/stores/paged-list'
import * as users from '@/services/users'

const PAGE = 20
const DAY = 24 * 60 * 60_000

/** What the list can be asked for here; left out: everybody who is not in the trash, newest first. */
export interface Asked extends Pick<
  InputOf<'users_list'>,
  'search' | 'state' | 'sex' | 'age' | 'appid' | 'order'
> {
  /** Registered in so many days. */
  days?: number | undefined
}

type Query = Omit<InputOf<'users_list'>, 'cursor' | 'limit'>

/** How many are asked for, where not all of them have been loaded; undefined while nobody knows. */
export const useCount = create<{ counted?: DataOf<'users_count'> | undefined }>()(() => ({}))

/** What was asked for last: a count of something else comes too late. */
let latest: Query | undefined

/** The people that are asked for, as far as they have been loaded. */
export const people = pagedList(async (query: Query, cursor) => {
  const isFirst = cursor === undefined
  if (isFirst && query !== latest) useCount.setState({ counted: undefined })
  if (isFirst) latest = query
  const { users: items, next } = await users.list({ ...query, ...(cursor && { cursor }), limit: PAGE })
  if (isFirst && next !== null) void count(query)
  return { items, next }
}, {})

export const useUserList = people.useList

export const load = ({ days, ...asked }: Asked) =>
  people.load({ ...asked, ...(days && { from: Date.now() - days * DAY }) })

/** Whom the list shows, as far as it could be loaded. */
export function filterNow(): PeopleFilter {
  const { order: _, ...filter } = latest ?? {}
  return filter
}

/** Without the number the list says how many it has loaded; that is no reason to complain. */
async function count(query: Query) {
  const { order: _, ...filter } = query
  const counted = await users.count(filter).catch(() => undefined)
  if (query === latest) useCount.setState({ counted })
}
