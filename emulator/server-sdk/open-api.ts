import type { Context } from 'hono'
import type { Platform } from '../platform'
import { TcbError } from '../tcb-error'
import { authorise } from './authorise'
import { crossAccountToken } from './cross-account-token'

/** The SDK sends JSON, except for wx.openApi and wx.wxPayApi. */
export const isForm = (context: Context): boolean =>
  context.req.header('content-type')?.startsWith('multipart/form-data') ?? false

/** `wx.openApi`: a form in, protobuf out. */
export async function openApi(platform: Platform, context: Context): Promise<Response> {
  const request = await context.req.parseBody()
  if (request['action'] !== 'wx.openApi' || request['apiName'] !== 'getCrossAccountToken')
    throw new TcbError('INVALID_ACTION', 'cloud.openapi and cloudPay are not emulated')
  const own = authorise(platform, context.req.query('env'), request)
  const answer = await crossAccountToken(platform, request, own)
  return context.body(new Uint8Array(answer), 200, { 'content-type': 'application/octet-stream' })
}
