import { Errcode, type Role, type User } from '../../contract'
import { envList } from './env'
import { type Event, isShallow } from './event'
import { Failure } from './failure'
import { log } from './log'
import { relayKeys } from './relay-keys'
import { signatureHolds } from './relay-signature'
import { sdk } from './sdk'

/** A person whom somebody trustworthy vouches for. An openid has a meaning only together with its appid. */
export interface Caller {
  /** `client` and `sharing`: WeChat vouches; `relay`: the signature of our relay does. */
  via: 'client' | 'sharing' | 'relay'
  appid: string
  openid: string
  /** As whom the access was given: `access.ts` says so where a role was asked for. */
  administrator?: { _id: string; role: Role; name?: string }
  /** This person's record, or null: `access.ts` reads it where the access is `user`. */
  person?: User | null
}

/**
 * Who is calling, from what WeChat says (`getWXContext`) and, for a call over HTTP, from the signed field
 * `relay`. `event.openid` alone is never believed.
 * Source: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 * @throws Failure CALLER_UNVERIFIED
 */
export function identify(func: string, event: Event, now = Date.now()): Caller {
  const caller = wechatCaller() ?? fromRelay(func, event, now)
  const known = caller?.via === 'client' || (caller && isUserApp(caller.appid))
  if (!known) throw new Failure(Errcode.CALLER_UNVERIFIED)
  return caller
}

/** Is it one of the user mini programs that this environment serves? */
export const isUserApp = (appid: string): boolean => envList('USER_APPIDS').includes(appid)

/** The caller whom WeChat itself vouches for, if it is one. */
export function wechatCaller(): Caller | undefined {
  const { OPENID, APPID, FROM_OPENID, FROM_APPID, SOURCE = '' } = sdk().getWXContext() as WXContext
  // The first link of the chain is where the call began; `scf` behind it are functions calling functions.
  const origin = SOURCE.split(',')[0]
  if (origin !== 'wx_client' && origin !== 'wx_devtools') return undefined
  if (FROM_OPENID && FROM_APPID) return { via: 'sharing', appid: FROM_APPID, openid: FROM_OPENID }
  if (OPENID && APPID) return { via: 'client', appid: APPID, openid: OPENID }
  return undefined
}

/** Was it a timer trigger that called? Nobody who holds a phone or a key can look like one. */
export function isTimer(): boolean {
  const { OPENID, FROM_OPENID, SOURCE } = sdk().getWXContext() as WXContext
  return SOURCE === 'wx_trigger' && !OPENID && !FROM_OPENID
}

/** Callers that can choose what an event says. */
const senders = ['wx_client', 'wx_devtools', 'wx_http', 'wx_localdebug']

/**
 * Is it a message that WeChat itself pushes (消息推送)? By what WeChat says of the call, never by the event. What it says
 * of a push is not documented: so far as is known `wx_unknown`, and none of those behind which somebody stands.
 * @returns the mini program whose message it is
 */
export function pushedTo(): string | undefined {
  const { APPID, SOURCE = '' } = sdk().getWXContext() as WXContext
  const [origin = ''] = SOURCE.split(',')
  return origin.startsWith('wx_') && !senders.includes(origin) ? APPID : undefined
}

/** As WeChat makes them, with room to spare; or nobody's: in access.ts. */
const OPENID_OR_NOBODY = /^[\w-]{0,128}$/

function fromRelay(func: string, { data, openid, relay }: Event, now: number): Caller | undefined {
  const { OPENID, FROM_OPENID } = sdk().getWXContext() as WXContext
  if (!relay || typeof openid !== 'string' || OPENID || FROM_OPENID) return undefined
  const { appid, requestId, time } = relay
  const keys = relayKeys(appid)
  const sound = OPENID_OR_NOBODY.test(openid) && isShallow(data)
  if (sound && signatureHolds({ func, appid, openid, requestId, time, data }, relay.signature, keys, now))
    return { via: 'relay', appid, openid }
  // For who changes keys, or has a clock that is wrong.
  const told = { func, appid: appid.slice(0, 18), keys: keys.length, secondsAgo: (now - time) / 1000 }
  log.warn('the signature of a relay does not hold', told)
  return undefined
}

/** The type definitions of wx-server-sdk leave out the fields of environment sharing. */
interface WXContext {
  OPENID?: string
  APPID?: string
  FROM_OPENID?: string
  FROM_APPID?: string
  SOURCE?: string
}
