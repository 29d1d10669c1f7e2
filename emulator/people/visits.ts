import type { Owner } from './phones'

/** When somebody last used a mini program. */
export interface Visits {
  note(owner: Owner): void
  /** ms since 1970 */
  last(owner: Owner): number | undefined
  /** Is it the openid of somebody in any mini program? */
  elsewhere(openid: string): boolean
}

export function createVisits(now: () => number): Visits {
  const visits = new Map<string, Map<string, number>>()

  return {
    note({ appid, openid }) {
      const people = visits.get(appid) ?? new Map<string, number>()
      visits.set(appid, people.set(openid, now()))
    },
    last: ({ appid, openid }) => visits.get(appid)?.get(openid),
    elsewhere: (openid) => [...visits.values()].some((people) => people.has(openid)),
  }
}
