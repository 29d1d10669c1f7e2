/** A clock that can be moved forward, and goes on from there. */
export interface Clock {
  /** ms since 1970 */
  now(): number
  advance(ms: number): void
  /** ms that it has been moved so far. */
  ahead(): number
  /** Back to the real time. What was given out meanwhile, such as a token, is good until the end it was given. */
  reset(): void
  /** Called when it was moved, not as time goes by. Returns the way to stop. */
  listen(listener: () => void): () => void
}

export function createClock(base: () => number): Clock {
  let ahead = 0
  const listeners = new Set<() => void>()
  const moveTo = (ms: number) => {
    ahead = ms
    for (const listener of listeners) listener()
  }
  return {
    now: () => base() + ahead,
    advance: (ms) => moveTo(ahead + ms),
    ahead: () => ahead,
    reset: () => moveTo(0),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
