import type { PeopleFilter } from '@contract'
import { pagedList } from '@/stores/paged-list'
import * as users from '@/services/users'

const PAGE = 20

/** What the list can be asked for here; left out: everybody who is not in the trash. */
export type Asked = Pick<PeopleFilter, 'search' | 'state'>

/** The people that are asked for, as far as they have been loaded. */
export const people = pagedList(async (asked: Asked, cursor) => {
  const { users: items, next } = await users.list({ ...asked, ...(cursor && { cursor }), limit: PAGE })
  return { items, next }
}, {})

export const useUserList = people.useList
