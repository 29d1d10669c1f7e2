import { setTimeout as sleep } from 'node:timers/promises'
import type { Span } from '../trace/call-log'
import { asFunctionFailure } from '../functions/failures'
import type { MessagePushOptions } from '../shared/options'
import { inTime } from './in-time'
import type { OpenApiPlatform } from './open-api'

/** What WeChat tells a mini program by itself: https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html */
interface Message {
  appid: string
  FromUserName: string
  MsgType: string
  Event: string
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
export function pushMessage(platform: OpenApiPlatform, message: Message, cause: Span): void {
  const to = platform.miniPrograms.get(message.appid)?.messagePush
  if (to) void deliver(platform, to, message, cause)
}

async function deliver(platform: OpenApiPlatform, to: MessagePushOptions, message: Message, cause: Span) {
  for (let left = DELIVERIES; left > 0; left--) {
    await sleep(to.delay ?? DELAY, undefined, { ref: false })
    if (platform.openapi.closed.aborted || (await isTaken(platform, to, message, cause))) return
  }
}

/**
 * The function hears the message as its event. OPENID is FromUserName, as in WeChat's own example of such a function;
 * that this holds for events as well, and SOURCE, is documented nowhere.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/openapi.html
 */
async function isTaken(platform: OpenApiPlatform, to: MessagePushOptions, message: Message, parent: Span) {
  const { appid, FromUserName: openid, Event } = message
  const { env, function: name } = to
  const span = platform.calls.start({
    door: 'cloud',
    kind: 'openapi',
    action: 'push',
    target: Event,
    env,
    appid,
    parent,
  })
  const call = { name, event: message, identity: { appid, openid }, source: 'wx_unknown', parent: span }
  try {
    const environment = platform.environments.get(env)
    if (!environment) throw new Error(`there is no environment ${env}`)
    await inTime((onInstance) => environment.functions.invoke({ ...call, onInstance }))
    span.finish({ errcode: 0 })
    return true
  } catch (error) {
    span.finish({ errcode: asFunctionFailure(error).errCode })
    return false
  }
}
