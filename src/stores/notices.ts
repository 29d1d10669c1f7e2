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

/** Of who has left nothing is known any more. */
export function forgetNotices() {
  useUnread.setState({ unread: 0 })
  useNotices.setState({ status: 'loading' }, true)
}
