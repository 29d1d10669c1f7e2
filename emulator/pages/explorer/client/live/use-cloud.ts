import { useCallback, useEffect, useRef, useState } from 'react'
import { type CallRecord, readState, type State } from '../control'
import { type Connection, followCalls } from './feed'
import { noChanges, changesAfter } from './changes'

/** At most so often are the collections read again, however many writes there are. */
const REREAD = 250

export type Cloud = ReturnType<typeof useCloud>

/** What there is in the cloud, kept up to date, and whether it is there at all. */
export function useCloud(heard: (records: CallRecord[]) => void) {
  const [connection, setConnection] = useState<Connection>('connecting')
  const [state, setState] = useState<State>()
  /** Grows with every change of the collections. */
  const [revision, setRevision] = useState(0)
  const [changes, setChanges] = useState(noChanges)
  const reread = useRef<ReturnType<typeof setTimeout>>(undefined)

  const refresh = useCallback(async () => {
    const latest = await readState().catch(() => undefined)
    if (!latest) return
    setState(latest)
    setRevision((before) => before + 1)
  }, [])

  useEffect(() => {
    const later = () => {
      reread.current = undefined
      void refresh()
    }
    const stop = followCalls({
      records(records) {
        heard(records)
        setChanges((before) => changesAfter(before, records))
        if (records.some(({ kind, wrote }) => kind === 'database' && wrote))
          reread.current ??= setTimeout(later, REREAD)
      },
      connection(now) {
        setConnection(now)
        if (now === 'live') void refresh()
      },
    })
    return () => {
      stop()
      clearTimeout(reread.current)
      reread.current = undefined
    }
  }, [heard, refresh])

  return { connection, state, revision, changes, refresh }
}
