import { useEffect, useState } from 'react'
import { ask } from '../ask'

export interface Loaded<Answer> {
  data?: Answer
  error?: string
}

/**
 * What a GET of the control API answers, read again whenever the path or the revision changes; until then the
 * last answer stays. Without a path nothing is read.
 */
export function useLoaded<Answer>(path: string | undefined, revision: unknown): Loaded<Answer> {
  const [loaded, setLoaded] = useState<Loaded<Answer>>({})
  useEffect(() => {
    if (path === undefined) return
    let left = false
    ask<Answer>(path).then(
      (data) => !left && setLoaded({ data }),
      (error: unknown) => !left && setLoaded({ error: (error as Error).message }),
    )
    return () => {
      left = true
    }
  }, [path, revision])
  return loaded
}
