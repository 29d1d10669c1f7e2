import { pagedList } from '@/stores/paged-list'
import * as users from '@/services/users'

const PAGE = 20

/** The registered people, as far as they have been loaded. */
export const people = pagedList(async (_all: undefined, cursor) => {
  const { users: items, next } = await users.list({ ...(cursor && { cursor }), limit: PAGE })
  return { items, next }
}, undefined)

export const useUserList = people.useList
