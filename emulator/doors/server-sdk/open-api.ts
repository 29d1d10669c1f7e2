import type { Context } from 'hono'
import { struckBy, underFault } from '../../faults/strike'
import { permits } from '../../functions/permissions'
import { callOpenApi, isOpenApi } from '../../open-api/call-open-api'
import { Refusal } from '../../wechat/refusal'
import type { Platform } from '../../platform/platform'
import { TcbError } from '../../shared/tcb-error'
import { authorise, type Authorised } from './authorise'
import { parametersOf, requestDataOf } from './comm-api-data'
import { crossAccountToken } from './cross-account-token'
import { encodeMessage } from './protobuf'
import { refusedByFault } from '../refused-by-fault'

/** The SDK sends JSON, except for wx.openApi and wx.wxPayApi. */
export const isForm = (context: Context): boolean =>
  context.req.header('content-type')?.startsWith('multipart/form-data') ?? false

/** `wx.openApi`: a form in, protobuf (CommOpenApiResp) out. */
export async function openApi(platform: Platform, context: Context): Promise<Response> {
  const request = await formOf(context)
  const { action, apiName: api = '' } = request
  if (action !== 'wx.openApi') throw new TcbError('INVALID_ACTION', 'cloudPay is not emulated')
  const own = authorise(platform, context.req.query('env'), request)
  const answer =
    api === 'getCrossAccountToken'
      ? await crossAccountToken(platform, request, own)
      : await cloudCall(platform, own, api, requestDataOf(request['requestData']))
  return context.body(new Uint8Array(answer), 200, { 'content-type': 'application/octet-stream' })
}

/**
 * The fields as they came. requestData is bytes that no text decoder must see: so the form is read as if it were in
 * Latin-1, where each byte is a character.
 */
async function formOf(context: Context): Promise<Record<string, string>> {
  const text = Buffer.from(await context.req.arrayBuffer()).toString('latin1')
  const type = context.req.header('content-type') ?? ''
  const form = await new Response(text, { headers: { 'content-type': type } }).formData()
  return Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
  )
}

/** The SDK's words for them: config/error.config of wx-server-sdk 4.0.2. */
const UNAUTHORIZED_API = -601018
const API_NOT_FOUND = -604100
const NO_PERMISSION = -604101

/** `cloud.openapi.*`, in the name of the mini program that owns the environment. */
async function cloudCall(
  platform: Platform,
  { caller, environment, visiting }: Authorised,
  api: string,
  requestData: Buffer,
): Promise<Buffer> {
  const { calls, faults } = platform
  const { env, appid } = environment
  const { parameters, appid: inNameOf = appid } = parametersOf(requestData)
  const span = calls.start({ kind: 'openapi', name: api, env, appid, parent: caller.span })
  const strike = faults.at({ route: 'sdk', action: 'wx.openApi', name: api, env })
  const refused = (errcode: number) => {
    span.finish({ errcode, ...struckBy(strike) })
    return encodeMessage({ 3: errcode })
  }
  if (visiting || inNameOf !== appid) return refused(UNAUTHORIZED_API)
  if (!isOpenApi(api)) return refused(API_NOT_FOUND)
  if (!permits(caller.folder, api)) return refused(NO_PERMISSION)
  const perform = () => callOpenApi(platform, api, { appid, parameters, span })
  try {
    const body = await underFault(strike, perform, refusedByFault)
    span.finish({ errcode: 0, ...struckBy(strike) })
    return json(body)
  } catch (error) {
    const said = error instanceof Refusal ? { errcode: error.errcode, errmsg: error.errmsg } : undefined
    span.finish({
      errcode: said?.errcode ?? (error instanceof TcbError ? error.code : 'SYS_ERR'),
      ...struckBy(strike),
    })
    if (!said) throw error
    return json(said)
  }
}

const json = (body: object) => encodeMessage({ 1: JSON.stringify(body), 2: 'application/json' })
