import { signature } from '../../cloud/shared/relay-signature'

/** The event with which `npm run doctor` asks a relay whether it works. */
export function ping(appid: string, key: string, time = Date.now()) {
  const call = { func: 'ping', appid, openid: '', requestId: 'ping-12345678', time, data: {} }
  return { ping: { appid, requestId: call.requestId, time, signature: signature(call, key) } }
}
