import type { SentNoticeView } from '@contract'
import * as notices from '@/services/notices'
import { pagedList } from '@/stores/paged-list'

const PAGE = 20

/** What was sent to people. */
export const sent = pagedList(
  async (_all: undefined, cursor): Promise<{ items: SentNoticeView[]; next: string | null }> => {
    const { notices: items, next } = await notices.sent({ ...(cursor && { cursor }), limit: PAGE })
    return { items, next }
  },
  undefined,
)

export const useSent = sent.useList
