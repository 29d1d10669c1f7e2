import { configJson } from './config-json'

/** A timer that a function asks for: `{ "triggers": [{ "name", "type": "timer", "config" }] }` in its config.json. */
export interface Trigger {
  name: string
  /** Its seven fields, which may be none. */
  cron: string
}

export function triggersOf(folder: string): Trigger[] {
  const { triggers } = configJson(folder)
  if (!Array.isArray(triggers)) return []
  return (triggers as unknown[]).flatMap((given) => {
    const { name, type, config } = (given ?? {}) as Record<string, unknown>
    return type === 'timer' && typeof config === 'string' ? [{ name: String(name), cron: config }] : []
  })
}

/**
 * What a function is told by a timer.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/triggers.html
 * @param at ms since 1970
 */
export const timerEvent = (appid: string, TriggerName: string, at: number) => ({
  Type: 'Timer',
  TriggerName,
  Message: '',
  Time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
  userInfo: { appId: appid },
})
