import type { Span } from '../trace/call-log'
import type { Platform } from '../platform/platform'
import type { OpenApiAnswer } from '../shared/open-api-answer'

/** A call of WeChat's open API, by `cloud.openapi` or over HTTP: both take and give the same. */
export interface OpenApiCall {
  /** The mini program in whose name it is made. */
  appid: string
  /** As the documentation of the API names them, in snake_case. */
  parameters: Record<string, unknown>
  span: Span
  /** What was set for this call; never a refusal or a whole answer here. */
  verdict?: Pick<OpenApiAnswer, 'suggest' | 'label'> | undefined
}

/** What the open API touches of a cloud. */
export type OpenApiPlatform = Pick<
  Platform,
  'calls' | 'environments' | 'miniPrograms' | 'openapi' | 'patience' | 'people' | 'url'
>

/** Gives the answer without `errcode: 0`, or a file. Throws Refusal. */
export type OpenApi = (platform: OpenApiPlatform, call: OpenApiCall) => object | Promise<object>
