import { struckBy, underFault } from '../faults/strike'
import { environmentOf, type Platform } from '../platform'
import { asClientError, ClientError } from './client-error'
import type { Owner } from './phones'

/** What `wx.cloud.callFunction` resolves to. */
export interface CallFunctionResult {
  result: unknown
  errMsg: string
  requestID: string
}

/**
 * A call of a person on their phone: always to the environment of their own mini program, with the identity
 * that WeChat knows. Rejects with ClientError.
 */
export async function callFunction(
  platform: Platform,
  owner: Owner,
  name: unknown,
  data: unknown = {},
): Promise<CallFunctionResult> {
  const environment = environmentOf(platform, owner.appid)
  const span = platform.calls.start({
    kind: 'client',
    name: String(name),
    appid: owner.appid,
    env: environment?.env,
  })
  const strike = platform.faults.at({ route: 'client', name: String(name), env: environment?.env })
  try {
    if (!environment) throw new ClientError(-501000, 'Environment not found')
    const event = { ...parameters(name, data), userInfo: { appId: owner.appid, openId: owner.openid } }
    const call = { name: String(name), event, identity: owner, source: 'wx_client', parent: span }
    const { body, requestId } = await underFault(strike, () => environment.functions.invoke(call), refuse)
    span.finish({ errcode: 0, ...struckBy(strike) })
    return { result: JSON.parse(body), errMsg: 'cloud.callFunction:ok', requestID: requestId }
  } catch (thrown) {
    const error = asClientError(thrown)
    span.finish({ errcode: error.errCode, ...struckBy(strike) })
    throw error
  }
}

const refuse = (errcode: number | string, errmsg = 'the emulator was told to refuse this call') =>
  new ClientError(Number(errcode), errmsg)

/** `wx.cloud` checks these on the phone already, and says -401003. */
function parameters(name: unknown, data: unknown): object {
  if (typeof name !== 'string' || name === '') {
    throw new ClientError(
      -401003,
      `parameter.name should be string instead of ${typeof name}`,
      'api parameter type error',
    )
  }
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data
  throw new ClientError(
    -401003,
    `parameter.data should be object instead of ${typeof data}`,
    'api parameter type error',
  )
}
