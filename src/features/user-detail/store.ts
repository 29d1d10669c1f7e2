import { Errcode, type UserView } from '@contract'
import { create } from 'zustand'
import { isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'

type UserDetail =
  | { status: 'loading' }
  | { status: 'found'; user: UserView }
  | { status: 'missing' }
  /** Not an administrator. */
  | { status: 'refused' }
  | { status: 'failed'; message: string }

/** The person whose page is open. */
export const useUserDetail = create<UserDetail>()(() => ({ status: 'loading' }))

/** Whom the page shows now: the answer about someone else comes too late. */
let wanted = ''

export async function loadUser(id: string) {
  wanted = id
  useUserDetail.setState({ status: 'loading' }, true)
  const detail = await read(id)
  if (wanted === id) useUserDetail.setState(detail, true)
}

async function read(id: string): Promise<UserDetail> {
  try {
    const { user } = await users.read({ _id: id })
    return user ? { status: 'found', user } : { status: 'missing' }
  } catch (error) {
    if (isCode(error, Errcode.NOT_ADMIN)) return { status: 'refused' }
    return { status: 'failed', message: messageFor(error) }
  }
}
