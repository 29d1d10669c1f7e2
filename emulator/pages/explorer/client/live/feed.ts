import { read } from '../ask'
import type { CallRecord } from '../control'

export type Connection = 'connecting' | 'live' | 'lost'

export interface FeedListeners {
  /** Several at once: a burst of calls is one change of the page. */
  records(records: CallRecord[]): void
  connection(connection: Connection): void
}

/** ms between two changes of the page: few calls appear at once, many of them in fewer pieces. */
const BATCH = 60
const BUSY_BATCH = 400
/** Records of one batch from which on it is busy. */
const BUSY = 12
const RETRY = 1_000

/**
 * Follows the calls for as long as the page is open. After a lost connection it goes on behind the last record
 * it has seen; an emulator started anew does not know that id and gives all it has. Returns the way to stop.
 */
export function followCalls({ records: heard, connection }: FeedListeners): () => void {
  let last = ''
  let waiting: CallRecord[] = []
  let source: EventSource | undefined
  let batch: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let busy = false

  function deliver() {
    batch = undefined
    busy = waiting.length >= BUSY
    heard(waiting)
    waiting = []
  }

  function lose() {
    // The browser's own patience differs from one to the other, and ends at an answer that is an error.
    source?.close()
    connection('lost')
    retry = setTimeout(() => void connect(), RETRY)
  }

  async function connect() {
    // What there is already comes in one piece, and is drawn once; the stream goes on behind it.
    const missed = await read('/calls', { query: { after: last } }).catch(() => undefined)
    if (stopped) return
    if (!missed) {
      lose()
      return
    }
    last = missed.calls.at(-1)?.id ?? last
    heard(missed.calls)
    source = new EventSource(`/control/calls/stream?after=${encodeURIComponent(last)}`)
    source.onopen = () => connection('live')
    source.onerror = lose
    source.onmessage = ({ data }) => {
      const record = JSON.parse(String(data)) as CallRecord
      last = record.id
      waiting.push(record)
      batch ??= setTimeout(deliver, busy ? BUSY_BATCH : BATCH)
    }
  }

  void connect()
  return () => {
    stopped = true
    source?.close()
    clearTimeout(batch)
    clearTimeout(retry)
  }
}
