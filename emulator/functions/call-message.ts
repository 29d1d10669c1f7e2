import type { FunctionDefinition } from './definition'
import type { Identity } from '../people/identity'

/**
 * The environment variables of one call. `getWXContext()` reads, at call time, those that WX_CONTEXT_KEYS names,
 * and takes `WX_` off: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 */
export function callVariables(identity: Identity, source: string, token: string): Record<string, string> {
  const { appid, openid, unionid, from } = identity
  const known = {
    WX_APPID: appid,
    WX_CLIENTIP: '127.0.0.1',
    WX_OPENID: openid,
    WX_UNIONID: unionid,
    WX_FROM_APPID: from?.appid,
    WX_FROM_OPENID: from?.openid,
    WX_FROM_UNIONID: from?.unionid,
    WX_API_TOKEN: token,
  }
  const context = Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return { ...context, WX_CONTEXT_KEYS: Object.keys(context).join(','), TCB_SOURCE: source }
}

export interface CallContextOptions {
  requestId: string
  env: string
  definition: FunctionDefinition
  variables: Record<string, string>
}

/** The handler's second argument: https://cloud.tencent.com/document/product/583/67790 */
export function callContext({ requestId, env, definition, variables }: CallContextOptions) {
  const environment = { ...definition.envVariables, SCF_NAMESPACE: env, TCB_ENV: env, ...variables }
  return {
    callbackWaitsForEmptyEventLoop: true,
    memory_limit_in_mb: definition.memorySize,
    time_limit_in_ms: definition.timeout * 1000,
    request_id: requestId,
    environment: JSON.stringify(environment),
    environ: Object.entries(environment)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
    function_version: '$LATEST',
    function_name: definition.name,
    namespace: env,
    tencentcloud_region: 'ap-shanghai',
    tencentcloud_appid: '1250000000',
    tencentcloud_uin: '100000000000',
  }
}
