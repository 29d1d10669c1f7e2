import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Span } from '../trace/call-log'
import { asFunctionFailure } from '../functions/failures'
import type { MessagePushOptions } from '../shared/options'
import { inTime } from './in-time'
import type { OpenApiPlatform } from './open-api'

/** What WeChat tells a mini program by itself: https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html */
interface Message {
  FromUserName: string
  MsgType: string
  /** Of an event; else it is what a person has written. */
  Event?: string
  [field: string]: unknown
}

/** 总共重试三次: read as three deliveries in all. */
const DELIVERIES = 3
/** ms */
const DELAY = 1000

/**
 * Delivers a message to the function that the mini program has named for it, some time from now; drops it where none
 * is named. A delivery that fails, or takes over 5 s, is repeated after the same delay.
 */
export function pushMessage(platform: OpenApiPlatform, appid: string, message: Message, cause: Span): void {
  const to = platform.miniPrograms.get(appid)?.messagePush
  if (to) void deliver(platform, { ...to, appid }, message, cause)
}

interface To extends MessagePushOptions {
  appid: string
}

async function deliver(platform: OpenApiPlatform, to: To, message: Message, cause: Span) {
  for (let left = DELIVERIES; left > 0; left--) {
    await sleep(to.delay ?? DELAY, undefined, { ref: false })
    if (platform.openapi.closed.aborted || (await isTaken(platform, to, message, cause))) return
  }
}

/** The account that a message is for, as WeChat names it; not its appid, and alike in every run. */
export const accountOf = (appid: string): string => `gh_${nameFrom(appid).slice(0, 12)}`

/** The openid of WeChat itself in a mini program. */
export const platformOf = (appid: string): string => `o${nameFrom(`platform ${appid}`).slice(0, 27)}`

const nameFrom = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * The function hears the message as its event. OPENID is FromUserName, as in WeChat's own example of such a function;
 * that this holds for events as well, and SOURCE, is documented nowhere.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/openapi.html
 */
async function isTaken(platform: OpenApiPlatform, to: To, message: Message, parent: Span) {
  const { FromUserName: openid, MsgType, Event: target = MsgType } = message
  const { env, function: name, appid } = to
  const span = platform.calls.start({
    door: 'cloud',
    kind: 'openapi',
    action: 'push',
    target,
    env,
    appid,
    parent,
  })
  const call = { name, event: message, identity: { appid, openid }, source: 'wx_unknown', parent: span }
  try {
    const environment = platform.environments.get(env)
    if (!environment) throw new Error(`there is no environment ${env}`)
    await inTime(platform, (onInstance) => environment.functions.invoke({ ...call, onInstance }))
    span.finish({ errcode: 0 })
    return true
  } catch (error) {
    span.finish({ errcode: asFunctionFailure(error).errCode })
    return false
  }
}
