import { useEffect, useMemo, useState } from 'react'
import { useLoaded } from '../loaded'

const NONE: ReadonlySet<string> = new Set()
/** ms */
const PAUSE = 250
/** Fewer characters are in everything. */
const LEAST = 3

/** The spans in whose inputs and outputs the text occurs: only the emulator has those. */
export function useDeepSearch(text: string): ReadonlySet<string> {
  const wanted = usePaused(text.trim())
  const { data } = useLoaded(wanted.length < LEAST ? undefined : '/calls/search', { query: { text: wanted } })
  return useMemo(() => (data?.text === text.trim() ? new Set(data.ids) : NONE), [data, text])
}

/** The text as it is once nobody has typed for a moment. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const pause = setTimeout(() => setPaused(text), PAUSE)
    return () => clearTimeout(pause)
  }, [text])
  return paused
}
