import { useEffect, useReducer } from 'react'
import { hashOf, viewAfter, viewOf } from './view'

/** What is shown; the address keeps it. */
export function useView() {
  const [view, dispatch] = useReducer(viewAfter, location.hash, viewOf)
  const hash = hashOf(view)
  useEffect(() => history.replaceState(null, '', hash), [hash])
  return [view, dispatch] as const
}
