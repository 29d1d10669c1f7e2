import type { OwnRecord } from '@contract'
import { create } from 'zustand'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'

/** How a record came onto the screen: it was there, it has just been made or changed, or a second one was refused. */
export type Occasion = 'known' | 'made' | 'changed' | 'refused'

type Me =
  | { status: 'loading' }
  | { status: 'unregistered' }
  | { status: 'registered'; user: OwnRecord; occasion: Occasion }
  | { status: 'failed'; message: string }

/** The person in front of the phone. */
export const useMe = create<Me>()(() => ({ status: 'loading' }))

const become = (me: Me) => useMe.setState(me, true)

/** The record as an answer has just told it. */
export const showMe = (user: OwnRecord, occasion: Occasion) =>
  become({ status: 'registered', user, occasion })

/** A record that is known already stays on the screen meanwhile. */
export async function loadMe() {
  if (useMe.getState().status !== 'registered') become({ status: 'loading' })
  await refreshMe('known')
}

/** For a page that shows who it is: asks unless it is known. */
export function needMe() {
  const { status } = useMe.getState()
  if (status === 'loading' || status === 'failed') void loadMe()
}

/** Leaves what is shown in its place until the answer is here; where none comes, a known record stays. */
export async function refreshMe(occasion: Occasion) {
  try {
    const { user } = await users.get()
    become(user ? { status: 'registered', user, occasion } : { status: 'unregistered' })
  } catch (error) {
    if (useMe.getState().status === 'registered') return
    become({ status: 'failed', message: messageFor(error) })
  }
}
