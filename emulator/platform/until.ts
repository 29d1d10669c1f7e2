import type { Clock } from '../shared/clock'

/** setTimeout bears no more than 24 days. */
const MOST = 24 * 24 * 3_600_000

/**
 * Resolves at that time by the cloud's clock, also when it is moved there, or when the signal says that nobody waits any
 * more. Keeps no process alive.
 */
export function until({ now, listen }: Clock, at: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined
    const end = () => {
      clearTimeout(timer)
      stop()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const look = () => {
      clearTimeout(timer)
      const left = at - now()
      if (left <= 0) end()
      else timer = setTimeout(look, Math.min(left, MOST)).unref()
    }
    const stop = listen(look)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
    else look()
  })
}
