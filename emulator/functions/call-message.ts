import type { FunctionDefinition } from './definition'
import type { Identity } from './invocations'

/**
 * The environment variables of one call. `getWXContext()` reads, at call time, those that WX_CONTEXT_KEYS names,
 * and takes `WX_` off: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 */
export function callVariables(identity: Identity, source: string, token: string): Record<string, string> {
  const context: Record<string, string> = { WX_APPID: identity.appid, WX_CLIENTIP: '127.0.0.1' }
  if (identity.openid !== undefined) context['WX_OPENID'] = identity.openid
  if (identity.unionid !== undefined) context['WX_UNIONID'] = identity.unionid
  context['WX_API_TOKEN'] = token
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
