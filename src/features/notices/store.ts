import { create } from 'zustand'
import { read } from '@/services/notices-read'
import { notes, useNotices, useUnread } from '@/stores/notices'

const none: ReadonlySet<string> = new Set()

/** The messages that were unread when they came onto the page: they stay marked for as long as it is open. */
export const useFresh = create<{ fresh: ReadonlySet<string> }>()(() => ({ fresh: none }))

/** What is on the page is looked at. What is of an earlier time may not be all of it. */
export function look() {
  const list = useNotices.getState()
  if (list.status !== 'ready' || list.refreshing || list.at !== undefined) return
  const unseen = list.items.filter(({ unread }) => unread)
  const { fresh } = useFresh.getState()
  // Those that are marked already are being told of, or could not be.
  if (unseen.every(({ _id }) => fresh.has(_id))) return
  useFresh.setState({ fresh: new Set([...fresh, ...unseen.map(({ _id }) => _id)]) })
  const [newest] = list.items
  if (newest) void tell(newest.createtime)
}

/** The newest have been looked at, and with them all that are older. Where nobody hears of it, the next look says so again. */
async function tell(until: number) {
  const answer = await read({ until }).catch(() => undefined)
  if (!answer) return
  useUnread.setState(answer)
  notes.change((items) => items.map((each) => (each.createtime > until ? each : { ...each, unread: false })))
}

export const turnAway = () => useFresh.setState({ fresh: none })
