import { nextTime, parseCron } from '../functions/cron'
import { timerEvent } from '../functions/triggers'
import type { Platform } from './platform'

/** ms; how soon a config.json that was changed is noticed. setTimeout bears no more than 24 days either. */
const LOOK = 5_000

/**
 * Calls functions by the timers of their config.json, by the cloud's clock. Where that is moved over several times of one
 * timer it fires once, as of the first of them: a day's worth of calls helps nobody.
 * @returns the way to stop
 */
export function startTimers({ environments, clock }: Pick<Platform, 'environments' | 'clock'>): () => void {
  let seen = clock.now()
  let timeout: NodeJS.Timeout | undefined

  function look() {
    clearTimeout(timeout)
    const now = clock.now()
    let soonest = now + LOOK
    for (const { appid, functions } of environments.values())
      for (const { name, triggers } of functions.describe())
        for (const trigger of triggers) {
          const cron = parseCron(trigger.cron)
          if (!cron) continue
          const due = nextTime(cron, seen)
          if (due !== undefined && due <= now) {
            const event = timerEvent(appid, trigger.name, due)
            // What goes wrong stands in the call log; nobody waits for an answer.
            functions
              .invoke({ name, event, identity: { appid }, source: 'wx_trigger' })
              .catch(() => undefined)
          }
          soonest = Math.min(soonest, nextTime(cron, now) ?? Infinity)
        }
    seen = now
    timeout = setTimeout(look, soonest - now).unref()
  }

  const stop = clock.listen(look)
  look()
  return () => {
    stop()
    clearTimeout(timeout)
  }
}
