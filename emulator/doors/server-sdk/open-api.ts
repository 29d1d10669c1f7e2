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
import { TcbError } from '../../shared/tcb-error'
import { authorise, type Authorised } from './authorise'
import { parametersOf, requestDataOf } from './comm-api-data'
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
  return cloudCall(platform, own, api, requestData)
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

/** `cloud.openapi.*`, in the name of the mini program that owns the environment. */
async function cloudCall(
  platform: OpenApiDoors,
  { caller, environment: { env, appid }, visiting }: Authorised,
  api: string,
  requestData: Buffer,
): Promise<Buffer> {
  const { parameters, appid: inNameOf = appid } = parametersOf(requestData)
  const call = {
    span: { door: 'server-sdk', kind: 'openapi', action: api, env, appid, parent: caller.span } as const,
    place: { route: 'sdk', action: 'wx.openApi', name: api, env } as const,
    input: excerptOf(parameters),
    said: saidToFunction,
  }
  try {
    const body = await observed(platform, call, (span) => {
      if (visiting || inNameOf !== appid)
        throw new CloudRefusal(UNAUTHORIZED_API, 'a function may call it for its own mini program only')
      if (!isOpenApi(api)) throw new CloudRefusal(API_NOT_FOUND, `the emulator has no ${api}`)
      if (!permits(caller.folder, api))
        throw new CloudRefusal(NO_PERMISSION, `config.json of the function lacks ${lineFor(api)}`)
      return callOpenApi(platform, api, { appid, parameters, span })
    })
    return body instanceof Media ? encodeMessage({ 1: body.bytes, 2: body.contentType }) : json(body)
  } catch (error) {
    if (error instanceof CloudRefusal) return encodeMessage({ 3: error.errcode })
    if (error instanceof Refusal) return json({ errcode: error.errcode, errmsg: error.errmsg })
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

const json = (body: object) => encodeMessage({ 1: JSON.stringify(body), 2: 'application/json' })
