import type { CallRecord } from '../control'

export type Connection = 'connecting' | 'live' | 'lost'

export interface FeedListeners {
  /** Several at once: a burst of calls is one change of the page. */
  records(records: CallRecord[]): void
  connection(connection: Connection): void
}

const BATCH = 60
const RETRY = 1_000

/**
 * Follows the calls for as long as the page is open. After a lost connection it goes on behind the last record
 * it has seen; an emulator started anew does not know that id and sends all it has. Returns the way to stop.
 */
export function followCalls(listeners: FeedListeners): () => void {
  let last = ''
  let waiting: CallRecord[] = []
  let source: EventSource | undefined
  let batch: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  function deliver() {
    batch = undefined
    listeners.records(waiting)
    waiting = []
  }

  function connect() {
    source = new EventSource(`/control/calls/stream?after=${encodeURIComponent(last)}`)
    source.onopen = () => listeners.connection('live')
    source.onmessage = ({ data }) => {
      const record = JSON.parse(String(data)) as CallRecord
      last = record.id
      waiting.push(record)
      batch ??= setTimeout(deliver, BATCH)
    }
    source.onerror = () => {
      // The browser's own patience differs from one to the other, and ends at an answer that is an error.
      source?.close()
      listeners.connection('lost')
      retry = setTimeout(connect, RETRY)
    }
  }

  connect()
  return () => {
    source?.close()
    clearTimeout(batch)
    clearTimeout(retry)
  }
}
