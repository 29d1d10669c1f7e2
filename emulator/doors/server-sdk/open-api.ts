import type { Context } from 'hono'
import { excerptOf } from '../../trace/excerpt'
import { asSaid, observed, type Observing } from '../observed'
import { permits } from '../../functions/permissions'
import { callOpenApi, isOpenApi } from '../../open-api/call-open-api'
import { Media } from '../../open-api/media'
import type { OpenApiPlatform } from '../../open-api/open-api'
import type { PayPlatform } from '../../open-api/pay/pay-api'
import { Refusal } from '../../wechat/refusal'
import type { Platform } from '../../platform/platform'
import { jsonObject } from '../../shared/json-object'
import { TcbError } from '../../shared/tcb-error'
import { authorise, type Authorised } from './authorise'
import { parametersOf, requestDataOf, type CloudCall } from './comm-api-data'
import { crossAccountToken } from './cross-account-token'
import { cloudIDsIn, encodeOpenData, OPEN_DATA, openDataOf } from './open-data'
import { payApi } from './pay'
import { encodeMessage } from './protobuf'

type OpenApiDoors = Observing & OpenApiPlatform & PayPlatform & Pick<Platform, 'invocations'>

/** The SDK sends JSON, except for wx.openApi and wx.wxPayApi. */
export const isForm = (context: Context): boolean =>
  context.req.header('content-type')?.startsWith('multipart/form-data') ?? false

/** A form in; out comes protobuf (CommOpenApiResp) of `wx.openApi`, JSON of `wx.wxPayApi`. */
export async function openApi(platform: OpenApiDoors, context: Context): Promise<Response> {
  const request = await formOf(context)
  const own = authorise(platform, context.req.query('env'), request)
  const answer = await answerTo(platform, own, request)
  return context.body(new Uint8Array(answer), 200, { 'content-type': 'application/octet-stream' })
}

async function answerTo(platform: OpenApiDoors, own: Authorised, request: Record<string, string>) {
  const { action = '', apiName: api = '' } = request
  if (action === 'wx.wxPayApi') return Buffer.from(JSON.stringify(await payApi(platform, own, request)))
  if (action !== 'wx.openApi')
    throw new TcbError('INVALID_ACTION', `the emulator does not know the action ${action}`)
  const requestData = requestDataOf(request['requestData'])
  if (api === 'getCrossAccountToken') return crossAccountToken(platform, request, own)
  if (api === OPEN_DATA) return getOpenData(platform, own, requestData)
  return encoded(await cloudCall(platform, own, api, parametersOf(requestData)))
}

/** `wx.api`, callWxOpenApi of @cloudbase/node-sdk: the same in JSON. What the cloud itself refuses is a guess. */
export async function plainOpenApi(
  platform: OpenApiDoors,
  own: Authorised,
  { apiName, requestData }: Record<string, unknown>,
): Promise<{ data: { responseData: string } }> {
  const parameters = requestData === '' ? {} : jsonObject(String(requestData))
  if (!parameters) throw new TcbError('INVALID_PARAM', 'requestData is no object in JSON')
  const came = await cloudCall(platform, own, String(apiName), { parameters })
  if (came instanceof Media)
    throw new TcbError('INVALID_ACTION', 'a picture is for cloud.openapi, not for JSON')
  const body = came instanceof CloudRefusal ? { errcode: came.errcode, errmsg: came.message } : came
  return { data: { responseData: JSON.stringify(body) } }
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

const lineFor = (api: string) => `"permissions": { "openapi": ["${api}"] }`

/** `cloud.openapi.*`, in the name of the mini program that owns the environment: what WeChat answers, or why it is not asked. */
async function cloudCall(
  platform: OpenApiDoors,
  { caller, environment: { env, appid }, visiting }: Authorised,
  api: string,
  { parameters, appid: inNameOf = appid }: CloudCall,
): Promise<object | CloudRefusal> {
  const call = {
    span: { door: 'server-sdk', kind: 'openapi', action: api, env, appid, parent: caller.span } as const,
    place: { route: 'sdk', action: 'wx.openApi', name: api, env } as const,
    input: excerptOf(parameters),
    said: saidToFunction,
  }
  try {
    return await observed(platform, call, (span) => {
      if (visiting || inNameOf !== appid)
        throw new CloudRefusal(UNAUTHORIZED_API, 'a function may call it for its own mini program only')
      if (!isOpenApi(api)) throw new CloudRefusal(API_NOT_FOUND, `the emulator has no ${api}`)
      if (!permits(caller.folder, api))
        throw new CloudRefusal(NO_PERMISSION, `config.json of the function lacks ${lineFor(api)}`)
      return callOpenApi(platform, api, { appid, parameters, span })
    })
  } catch (error) {
    if (error instanceof CloudRefusal) return error
    if (error instanceof Refusal) return { errcode: error.errcode, errmsg: error.errmsg }
    throw error
  }
}

/** `cloud.getOpenData({ list })`, which needs no permission in config.json. */
async function getOpenData(
  platform: OpenApiDoors,
  { caller, environment: { env, appid } }: Authorised,
  requestData: Buffer,
): Promise<Buffer> {
  const cloudIDs = cloudIDsIn(requestData)
  const action = 'getOpenData'
  const call = {
    span: { door: 'server-sdk', kind: 'openapi', action, env, appid, parent: caller.span } as const,
    place: { route: 'sdk', action: 'wx.openApi', name: action, env } as const,
    input: excerptOf({ list: cloudIDs }),
  }
  const list = await observed(platform, call, () => openDataOf(platform.openapi, appid, cloudIDs))
  return encodeOpenData(cloudIDs, list)
}

/** The cloud's own, before WeChat is asked: a bare number in the answer, whose words the SDK has. */
class CloudRefusal extends Error {
  constructor(
    readonly errcode: number,
    reason: string,
  ) {
    super(reason)
  }
}

function saidToFunction(error: unknown) {
  if (error instanceof Refusal) return { code: error.errcode, message: error.errmsg }
  return error instanceof CloudRefusal ? { code: error.errcode, message: error.message } : asSaid(error)
}

function encoded(came: object | CloudRefusal): Buffer {
  if (came instanceof CloudRefusal) return encodeMessage({ 3: came.errcode })
  if (came instanceof Media) return encodeMessage({ 1: came.bytes, 2: came.contentType })
  return encodeMessage({ 1: JSON.stringify(came), 2: 'application/json' })
}
