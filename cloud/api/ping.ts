import type { Answer } from '../../contract'
import { Errcode } from '../../contract'
import { answer } from '../shared/answer'
import type { Caller } from '../shared/caller'
import { isObject, isRelayField } from '../shared/event'
import { Failure } from '../shared/failure'
import { describe, mask } from '../shared/log'
import { relayKeys } from '../shared/relay-keys'
import { type RelayField, signatureHolds } from '../shared/relay-signature'
import { relay } from './relay'

/** What a ping is answered. */
export interface Pong {
  /** Of this clock, ms since 1970. */
  time: number
  /** What `health_check` in the admin environment has answered; null where nothing came. */
  answer: unknown
  /** Why nothing came, for the operator. */
  cause: string | null
}

/** `{ ping }`, signed like a call of a function of this name: whoever holds the key asks whether the relay works. */
export function pingIn(event: unknown): RelayField | undefined {
  const ping = isObject(event) ? event.ping : undefined
  return isRelayField(ping) ? ping : undefined
}

/** Goes the whole way of a call: signature, token, WeChat, the other environment. */
export async function answerPing(ping: RelayField, deadline: number): Promise<Answer> {
  const { appid, requestId, time } = ping
  return answer('ping', requestId, async (): Promise<Pong> => {
    const call = { func: 'ping', appid, openid: '', requestId, time, data: {} }
    if (!signatureHolds(call, ping.signature, relayKeys(appid), Date.now()))
      throw new Failure(Errcode.CALLER_UNVERIFIED)
    const nobody: Caller = { via: 'relay', appid, openid: '' }
    try {
      const answered = await relay(
        { func: 'health_check', data: {} },
        { caller: nobody, requestId, deadline },
      )
      return { time: Date.now(), answer: answered, cause: null }
    } catch (error) {
      const cause = error instanceof Failure && error.cause !== undefined ? error.cause : error
      return { time: Date.now(), answer: null, cause: mask(describe(cause)) }
    }
  })
}
