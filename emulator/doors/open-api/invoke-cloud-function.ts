import type { Span } from '../../trace/call-log'
import { asFunctionFailure } from '../../functions/failures'
import type { Platform } from '../../platform/platform'
import { inTime } from '../../open-api/in-time'
import { jsonBody } from './json-body'
import { cloudOf, ownerOf } from './owner-of'
import { Refusal } from '../../wechat/refusal'

export interface InvokeRequest {
  method: string
  accessToken: string | undefined
  env: string | undefined
  name: string | undefined
  body: string
}

/**
 * `POST /tcb/invokecloudfunction?access_token=&env=&name=`, the body is the event:
 * https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-http-api/functions/invokeCloudFunction.html
 * The function learns which mini program called, and of no person. Throws Refusal.
 */
export async function invokeCloudFunction(
  platform: Pick<Platform, 'tokens' | 'environments' | 'patience'>,
  request: InvokeRequest,
  span: Span,
) {
  const appid = ownerOf(platform, request.method, request.accessToken)
  const data = jsonBody(request.body)
  const { env, name } = request
  if (!name) throw new Refusal(40101)
  const environment = cloudOf(platform, appid, env)
  const event = { ...data, userInfo: { appId: appid } }
  try {
    const call = { name, event, identity: { appid }, source: 'wx_http', parent: span }
    const { body } = await inTime(platform, (onInstance) =>
      environment.functions.invoke({ ...call, onInstance }),
    )
    return { errcode: 0, errmsg: 'ok', resp_data: body }
  } catch (error) {
    const { errCode, title, message } = asFunctionFailure(error)
    throw new Refusal(errCode, [title, message].filter(Boolean).join(', '))
  }
}
