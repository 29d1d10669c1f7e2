/** A clock that can be moved forward, and goes on from there. */
export interface Clock {
  /** ms since 1970 */
  now(): number
  advance(ms: number): void
  /** ms that it has been moved so far. */
  ahead(): number
  /** Back to the real time. What was given out meanwhile, such as a token, is good until the end it was given. */
  reset(): void
}

export function createClock(base: () => number): Clock {
  let ahead = 0
  return {
    now: () => base() + ahead,
    advance(ms) {
      ahead += ms
    },
    ahead: () => ahead,
    reset() {
      ahead = 0
    },
  }
}
