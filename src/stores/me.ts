import type { UserView } from '@contract'
import { create } from 'zustand'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'

/** How a record came onto the screen: it was there, it has just been made, or a second one was refused. */
type Occasion = 'known' | 'made' | 'refused'

type Me =
  | { status: 'loading' }
  | { status: 'unregistered' }
  | { status: 'registered'; user: UserView; occasion: Occasion }
  | { status: 'failed'; message: string }

/** The person in front of the phone. */
export const useMe = create<Me>()(() => ({ status: 'loading' }))

const become = (me: Me) => useMe.setState(me, true)

export async function loadMe() {
  become({ status: 'loading' })
  await refreshMe('known')
}

/** Leaves what is shown in its place until the answer is here. */
export async function refreshMe(occasion: Occasion) {
  try {
    const { user } = await users.get()
    become(user ? { status: 'registered', user, occasion } : { status: 'unregistered' })
  } catch (error) {
    become({ status: 'failed', message: messageFor(error) })
  }
}
