import type { OwnRecord } from '@contract'
import { create } from 'zustand'
import { users_get } from '../../contract/functions/users_get'
import { whenBackOnline } from '@/lib/network'
import type { Past } from '@/lib/paged'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'
import { forget, remembered } from './remembered'

/** How a record came onto the screen: it was there, it has just been made or changed, or a second one was refused. */
export type Occasion = 'known' | 'made' | 'changed' | 'refused'

type Me =
  | { status: 'loading' }
  | { status: 'unregistered' }
  /** `past`: the record as the phone has kept it, while or because the cloud has not told it anew. */
  | { status: 'registered'; user: OwnRecord; occasion: Occasion; past?: Past }
  | { status: 'failed'; message: string }

/** The person in front of the phone. */
export const useMe = create<Me>()(() => ({ status: 'loading' }))

const become = (me: Me) => useMe.setState(me, true)

const memory = remembered('me', users_get.data)

/** Counts the questions, and what was learnt otherwise: an answer to a question from before that comes too late. */
let learnt = 0

/** The record as an answer has just told it. */
export function showMe(user: OwnRecord, occasion: Occasion) {
  learnt++
  memory.keep({ user })
  become({ status: 'registered', user, occasion })
}

/** Nothing that was known of the person is shown any more. */
export function forgetMe() {
  learnt++
  forget()
  become({ status: 'loading' })
}

/** A record that is known already stays on the screen meanwhile, also from an earlier time. */
export async function loadMe() {
  if (useMe.getState().status !== 'registered') become(lastMe())
  await refreshMe('known')
}

/** Only a record is shown before the cloud has answered: nobody is asked to register who may have done so. */
function lastMe(): Me {
  const last = memory.last()
  if (!last?.value.user) return { status: 'loading' }
  const past = { at: last.at, refreshing: true }
  return { status: 'registered', user: last.value.user, occasion: 'known', past }
}

/** For a page that shows who it is: asks unless it is known. */
export function needMe() {
  const { status } = useMe.getState()
  if (status === 'loading' || status === 'failed') void loadMe()
}

/** Leaves what is shown in its place until the answer is here; where none comes, a known record stays. */
export async function refreshMe(occasion: Occasion) {
  const before = ++learnt
  refreshing(true)
  try {
    const { user } = await users.get()
    if (before !== learnt) return
    if (isSomebodyElse(user)) forget()
    if (user) memory.keep({ user })
    become(user ? { status: 'registered', user, occasion } : { status: 'unregistered' })
  } catch (error) {
    if (before !== learnt) return
    if (useMe.getState().status === 'registered') refreshing(false)
    else become({ status: 'failed', message: messageFor(error) })
  }
}

/** Of a record from an earlier time: is a newer one on its way? */
function refreshing(now: boolean) {
  const me = useMe.getState()
  if (me.status !== 'registered' || !me.past) return
  become({ ...me, past: { ...me.past, refreshing: now } })
}

/** Is whoever the phone remembers gone, shut out, or another person than this one? */
function isSomebodyElse(user: OwnRecord | null) {
  const known = memory.last()?.value.user?._id
  return known !== undefined && (user?.state !== 'active' || user._id !== known)
}

/** Asks again by itself when the network is back, where what is shown is not of now. */
export const recoverMe = () =>
  whenBackOnline(() => {
    const me = useMe.getState()
    if (me.status === 'registered' && me.past) void refreshMe('known')
  })
