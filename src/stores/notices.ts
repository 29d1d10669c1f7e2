import * as v from 'valibot'
import { create } from 'zustand'
import { notices_list } from '../../contract/functions/notices_list'
import * as notices from '@/services/notices'
import { pagedList } from './paged-list'
import { remembered } from './remembered'

const PAGE = 20

/** How many messages the person in front of the phone has not read, up to MOST_UNREAD; zero while nothing is known. */
export const useUnread = create<{ unread: number }>()(() => ({ unread: 0 }))

const { notices: items, next } = notices_list.data.entries

/** The messages to them and to everybody. */
export const notes = pagedList(
  async (_all: undefined, cursor) => {
    const { notices: items, next, unread } = await notices.list({ ...(cursor && { cursor }), limit: PAGE })
    useUnread.setState({ unread })
    return { items, next }
  },
  undefined,
  remembered('notices', v.object({ items, next })),
)

export const useNotices = notes.useList

let asked: Promise<void> | undefined

/** Anew, once for all who ask at the same moment. */
export const refreshNotices = () =>
  (asked ??= notes.refresh().finally(() => {
    asked = undefined
  }))

/** The newest have been looked at, and with them all that are older. Where nobody hears of it, the next look says so again. */
export async function readNotices() {
  const list = useNotices.getState()
  const newest = list.status === 'ready' ? list.items[0] : undefined
  if (!newest) return
  const answer = await notices.read({ until: newest.createtime }).catch(() => undefined)
  if (!answer) return
  useUnread.setState(answer)
  notes.change((items) =>
    items.map((each) => (each.createtime > newest.createtime ? each : { ...each, unread: false })),
  )
}

/** Of who has left nothing is known any more. */
export function forgetNotices() {
  useUnread.setState({ unread: 0 })
  useNotices.setState({ status: 'loading' }, true)
}
