import { create } from 'zustand'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'
import { type ChosenPeople, useChosenPeople } from '@/stores/chosen-people'
import { texts } from '@/texts/admin'

/** Whom a message is for. */
export type Recipients =
  { to: 'one'; whom: string } | { to: 'everyone' } | { to: 'many'; whom: ChosenPeople['whom'] }

type Found =
  | { status: 'loading' }
  /** `inWords`: by name, or how many they are. */
  | { status: 'known'; recipients: Recipients; inWords: string }
  | { status: 'missing' }
  | { status: 'failed'; message: string }

/** Whom the message that is being written is for. */
export const useRecipients = create<Found>()(() => ({ status: 'loading' }))

const become = (found: Found) => useRecipients.setState(found, true)

/** Counts the openings: what was asked for an earlier one comes too late. */
let opened = 0

/** By the page's address: `id` of one person, or `to`. */
export async function find({ id, to }: Partial<Record<string, string>>) {
  const mine = ++opened
  become({ status: 'loading' })
  const found = await (id ? one(id) : to === 'everyone' ? everyone() : Promise.resolve(many())).catch(
    (error: unknown): Found => ({ status: 'failed', message: messageFor(error) }),
  )
  if (mine === opened) become(found)
}

async function one(whom: string): Promise<Found> {
  const { user } = await users.read({ _id: whom })
  return user
    ? { status: 'known', recipients: { to: 'one', whom }, inWords: user.name }
    : { status: 'missing' }
}

async function everyone(): Promise<Found> {
  const { count, more } = await users.count({})
  const t = texts()
  const inWords = t.notices.everybody(t.people.count(count, more))
  return { status: 'known', recipients: { to: 'everyone' }, inWords }
}

/** Nobody: where the page was opened by its address alone. */
function many(): Found {
  const { chosen } = useChosenPeople.getState()
  if (!chosen) return { status: 'missing' }
  return { status: 'known', recipients: { to: 'many', whom: chosen.whom }, inWords: chosen.howMany }
}
