import { useEffect, useState } from 'react'
import type { CallRecord } from '../control'
import { readAgain } from '../loaded'
import { type Connection, followCalls } from './feed'
import { staleAfter } from './stale'

/** ms: at most so often is something read again, however many calls there are. */
const REREAD = 250

/** Hears every call, and has read again what may have changed by it. Answers whether the emulator is there at all. */
export function useFeed(heard: (records: CallRecord[]) => void): Connection {
  const [connection, setConnection] = useState<Connection>('connecting')

  useEffect(() => {
    const stale = new Set<string>()
    let reread: ReturnType<typeof setTimeout> | undefined
    const readStale = () => {
      reread = undefined
      void readAgain(...stale)
      stale.clear()
    }
    const stop = followCalls({
      records(records) {
        heard(records)
        for (const path of staleAfter(records)) stale.add(path)
        if (stale.size > 0) reread ??= setTimeout(readStale, REREAD)
      },
      connection(now) {
        setConnection(now)
        if (now === 'live') void readAgain('')
      },
    })
    return () => {
      stop()
      clearTimeout(reread)
    }
  }, [heard])

  return connection
}
