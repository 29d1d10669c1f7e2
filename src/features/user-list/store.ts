import { Errcode, type UserView } from '@contract'
import { create } from 'zustand'
import { isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'

/** What is at the end of the list: a next page, one on its way, one that did not come, or the end. */
export type Tail =
  | { status: 'more'; next: string }
  | { status: 'loading'; next: string }
  | { status: 'failed'; next: string; message: string }
  | { status: 'end' }

type UserList =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  /** Not an administrator. */
  | { status: 'refused' }
  | { status: 'ready'; users: UserView[]; tail: Tail; refreshing: boolean; complaint?: string }

const PAGE = 20

/** The registered people, as far as they have been loaded. */
export const useUserList = create<UserList>()(() => ({ status: 'loading' }))

const become = (list: UserList) => useUserList.setState(list, true)

/** Counts the beginnings: a page that was asked for before the last of them comes too late. */
let beginning = 0

export async function loadUsers() {
  become({ status: 'loading' })
  await firstPage()
}

/** Keeps what is shown until the new first page is here. */
export async function refreshUsers() {
  const list = useUserList.getState()
  if (list.status !== 'ready') return loadUsers()
  if (list.refreshing) return
  become({ status: 'ready', users: list.users, tail: list.tail, refreshing: true })
  await firstPage()
}

async function firstPage() {
  const mine = ++beginning
  try {
    const page = await users.list({ limit: PAGE })
    if (mine === beginning) become(ready(page.users, page.next))
  } catch (error) {
    if (mine === beginning) become(failure(error))
  }
}

export async function loadMoreUsers() {
  const list = useUserList.getState()
  if (list.status !== 'ready' || list.refreshing) return
  const { tail } = list
  if (tail.status === 'end' || tail.status === 'loading') return
  const mine = beginning
  become({ ...list, tail: { status: 'loading', next: tail.next } })
  try {
    const page = await users.list({ cursor: tail.next, limit: PAGE })
    if (mine === beginning) become(ready([...list.users, ...page.users], page.next))
  } catch (error) {
    if (mine === beginning) {
      become({ ...list, tail: { status: 'failed', next: tail.next, message: messageFor(error) } })
    }
  }
}

const ready = (people: UserView[], next: string | null): UserList => ({
  status: 'ready',
  users: people,
  tail: next === null ? { status: 'end' } : { status: 'more', next },
  refreshing: false,
})

function failure(error: unknown): UserList {
  if (isCode(error, Errcode.NOT_ADMIN)) return { status: 'refused' }
  const list = useUserList.getState()
  const message = messageFor(error)
  // People who are on the screen stay there: they are still registered.
  if (list.status === 'ready') return { ...list, refreshing: false, complaint: message }
  return { status: 'failed', message }
}
