/** A clock that can be moved forward; it goes on from there. */
export interface Clock {
  /** ms since 1970 */
  now(): number
  advance(ms: number): void
  /** ms that it has been moved so far. */
  ahead(): number
}

export function createClock(base: () => number): Clock {
  let ahead = 0
  return {
    now: () => base() + ahead,
    advance(ms) {
      ahead += ms
    },
    ahead: () => ahead,
  }
}
