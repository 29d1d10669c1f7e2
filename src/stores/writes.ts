import type { DataOf } from '@contract'
import Taro from '@tarojs/taro'
import { useMemo } from 'react'
import { create } from 'zustand'
import { dropDraft } from '@/lib/drafts'
import type { CloudError } from '@/services/cloud/errors'
import type { Write, WriteInput, WriteName } from '@/services/writes/write'
import { type Sent, Writer, refusalOf } from '@/services/writes/writer'
import { refreshMe, showMe, useMe } from './me'

export type { Write } from '@/services/writes/write'

/** Under these names the forms keep what is typed until it is in the cloud. */
export const forms = { users_add: 'signup', users_update: 'own-edit' } as const

/** The changes of the person's own things that could not be sent yet, or were refused when nobody waited for it. */
export const useWrites = create<{ writes: Write[] }>()(() => ({ writes: [] }))

/** What follows when it is done, whether or not somebody is in front of the form. */
const done: { [N in WriteName]: (data: DataOf<N> | undefined) => void | Promise<void> } = {
  async users_add(made) {
    await refreshMe(made ? 'made' : 'refused')
    // Not before the record is on the screen: until then what was typed is all that is certain.
    if (useMe.getState().status === 'registered') dropDraft(forms.users_add)
  },
  users_update(saved) {
    dropDraft(forms.users_update)
    if (saved) showMe(saved.user, 'changed')
  },
  users_consent(agreed) {
    if (agreed) showMe(agreed.user, 'known')
  },
  images_remove: () => undefined,
}

let writer: Writer | undefined

/** What waits in the phone, as it was left when the app was closed. */
export function openWrites(): Writer {
  writer?.close()
  writer = new Writer({
    show: (writes) => useWrites.setState({ writes }),
    done: (func, data) => done[func](data),
  })
  return writer
}

const theWriter = () => writer ?? openWrites()

/** Goes on with what waits: now, and whenever the app is seen again. */
export function resumeWrites() {
  openWrites().again()
  if (process.env.TARO_ENV === 'weapp') Taro.onAppShow(retryWrites)
  else document.addEventListener('visibilitychange', retryWrites)
}

/** Sends a change, or keeps it in the phone until it can be sent. @throws CloudError when it is refused */
export const send = <N extends WriteName>(func: N, input: WriteInput<N>): Promise<Sent<N>> =>
  theWriter().send(func, input)

export const retryWrites = () => theWriter().again()

/** Takes one back. Nobody knows whether it has arrived meanwhile: what is so now is asked for. */
export async function withdraw(id: string) {
  theWriter().drop(id)
  await refreshMe('known')
}

/** For who leaves. @returns when nothing is on its way any more */
export const withdrawAll = () => theWriter().dropAll()

/** Why the last one was refused; whoever asks shows it, so it is told once. */
export function takeRefusal(func: WriteName): CloudError | undefined {
  const found = useWrites.getState().writes.find((each) => each.func === func && each.status === 'refused')
  if (!found) return undefined
  theWriter().drop(found.id)
  return refusalOf(found)
}

/** The one of a kind that waits or was refused, if there is one. */
export function useWrite(func: WriteName): Write | undefined {
  const { writes } = useWrites()
  return useMemo(() => writes.find((each) => each.func === func), [writes, func])
}

/** A picture that is to be removed is not shown any more, though the cloud has not heard of it. */
export const isBeingRemoved = (id: string) =>
  useWrites
    .getState()
    .writes.some(
      ({ func, input, status }) => func === 'images_remove' && status === 'waiting' && input._id === id,
    )
