import { useEffect, useState } from 'react'
import { searchDetails } from '../control'

const NONE: ReadonlySet<string> = new Set()
const PAUSE = 250
/** Fewer characters are in everything. */
const LEAST = 3

/** The spans in whose inputs and outputs the text occurs: only the emulator has those. */
export function useDeepSearch(text: string): ReadonlySet<string> {
  const [found, setFound] = useState<{ text: string; ids: ReadonlySet<string> }>({ text: '', ids: NONE })
  const wanted = text.trim()
  useEffect(() => {
    if (wanted.length < LEAST) return
    let left = false
    const pause = setTimeout(() => {
      searchDetails(wanted).then(
        (ids) => !left && setFound({ text: wanted, ids: new Set(ids) }),
        () => undefined,
      )
    }, PAUSE)
    return () => {
      left = true
      clearTimeout(pause)
    }
  }, [wanted])
  return found.text === wanted ? found.ids : NONE
}
