import { type Action, type Need, none } from './actions'

/** How often a month each thing is done, by how many people are registered. Assumed: put your own numbers here. */
export function month(people: number): Record<Action, number> {
  const visits = people * 0.2 * 8
  const administrators = Math.max(1, Math.ceil(people / 50_000))
  return {
    open: visits,
    register: people * 0.02,
    change: visits * 0.02,
    list: administrators * 22 * 20,
    search: administrators * 22 * 10,
    overview: administrators * 22 * 5,
    // Each ten minutes; two of the four run twice as often.
    timers: 6 * 24 * 30,
  }
}

/** @param each of one action */
export function total(people: number, each: Record<Action, Need>): Need {
  const sum = { ...none }
  for (const [action, times] of Object.entries(month(people)) as [Action, number][])
    for (const what of Object.keys(sum) as (keyof Need)[]) sum[what] += each[action][what] * times
  return sum
}

/** Yuan, for a month. */
export interface Price {
  /** Packs of calls, where only functions count as calls, and where each request to the database does as well. */
  least: number
  most: number
  /** By gigabyte-seconds, reads and writes. */
  byUse: number
}

/** WeChat's packs, for a month each: minigame/dev/wxcloud/billing/package.md, as of 2026-06-18. */
const packs = [
  { calls: 100e6, yuan: 2500 },
  { calls: 50e6, yuan: 1500 },
  { calls: 10e6, yuan: 400 },
]

/** Tencent Cloud's, from the example of May 2020 in its 推荐购买说明; newer ones were not found. */
const GBS = 44.43 / 400_000
const READ = 9 / 6_000_000
const WRITE = 15 / 3_000_000

export const priced = ({ functions, reads, writes, gbs }: Need): Price => ({
  least: inPacks(functions),
  most: inPacks(functions + reads + writes),
  byUse: gbs * GBS + reads * READ + writes * WRITE,
})

/** As many of the largest as fit, then the smallest that holds the rest; or one larger, where that is cheaper. */
function inPacks(calls: number): number {
  const [largest = { calls: 1, yuan: 0 }] = packs
  const whole = Math.floor(calls / largest.calls)
  const rest = calls - whole * largest.calls
  const ways = packs.map((pack) => Math.ceil(rest / pack.calls) * pack.yuan)
  return whole * largest.yuan + (rest > 0 ? Math.min(...ways) : 0)
}
