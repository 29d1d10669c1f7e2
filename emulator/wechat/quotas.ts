import { DOCUMENTED, type Quota, type QuotaOptions } from '../shared/quota-options'
import { Refusal } from './refusal'

export interface Quotas {
  /** Counts a call, also one that is refused afterwards. @throws Refusal 45011 in this minute, 45009 today */
  use(appid: string, api: string): void
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** A day begins at midnight in China: where WeChat's do is not documented. */
const CHINA = 8 * 60 * MINUTE

interface Used {
  minute: number
  inMinute: number
  day: number
  today: number
}

export function createQuotas(
  now: () => number,
  optionsOf: (appid: string) => QuotaOptions | undefined,
): Quotas {
  const used = new Map<string, Used>()

  return {
    use(appid, api) {
      if (!(api in DOCUMENTED)) return
      const name = api as keyof typeof DOCUMENTED
      const quota: Quota = { ...DOCUMENTED[name], ...optionsOf(appid)?.[name] }
      const key = `${appid} ${api}`
      const counted = countOne(used.get(key), now())
      used.set(key, counted)
      if (counted.today > (quota.perDay ?? Infinity)) throw new Refusal(45009)
      if (counted.inMinute > (quota.perMinute ?? Infinity)) throw new Refusal(45011)
    },
  }
}

function countOne(before: Used | undefined, time: number): Used {
  const minute = Math.floor(time / MINUTE)
  const day = Math.floor((time + CHINA) / DAY)
  return {
    minute,
    inMinute: before?.minute === minute ? before.inMinute + 1 : 1,
    day,
    today: before?.day === day ? before.today + 1 : 1,
  }
}
