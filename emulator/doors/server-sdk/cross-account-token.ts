import { randomBytes } from 'node:crypto'
import { FunctionFailure } from '../../functions/failures'
import type { Caller } from '../../functions/invocations'
import type { Visitor } from '../../people/identity'
import type { Environment, Platform } from '../../platform/platform'
import { AccessDenied } from '../../platform/access-denied'
import { askForAdmission, asVisitor, type Resource, sharedEnvironment } from '../../platform/sharing'
import { TcbError } from '../../shared/tcb-error'
import { requestDataOf } from './comm-api-data'
import { decodeMessage, encodeMessage } from './protobuf'

/**
 * `wx.openApi getCrossAccountToken`: what `new cloud.Cloud({ resourceAppid, resourceEnv }).init()` asks for in a
 * function. The messages are those of wx-server-sdk 4.0.2: CommApiData in, CommOpenApiResp with
 * AuthorizationInfo out.
 */
export async function crossAccountToken(
  platform: Pick<Platform, 'environments' | 'invocations'>,
  request: Record<string, string>,
  own: { caller: Caller; environment: Environment },
): Promise<Buffer> {
  try {
    const visitor = visitorOf(own)
    const environment = sharedEnvironment(platform, visitor, resourceOf(request['requestData']))
    // The chain of sources under sharing is documented nowhere; it grows as between one's own functions.
    const source = [own.caller.source, 'scf'].filter(Boolean).join(',')
    await askForAdmission(environment, { visitor, source, parent: own.caller.span })
    const visit = { ...own.caller, env: environment.env, identity: asVisitor(environment, visitor) }
    return encodeMessage({ 1: authorization(lend(platform, request['wxCloudApiToken'], visit)) })
  } catch (error) {
    if (error instanceof AccessDenied) return encodeMessage({ 3: error.errCode })
    // A cloudbase_auth that is missing (-501000) or fails: the resource's business, told by its number.
    if (error instanceof FunctionFailure) return encodeMessage({ 3: error.errCode })
    throw error
  }
}

/** Sharing has one level: who came here as a visitor does not travel on, only this environment's own app. */
function visitorOf({
  caller: { identity },
  environment: { appid },
}: {
  caller: Caller
  environment: Environment
}): Visitor {
  const { openid, unionid, from } = identity
  if (from) return { appid }
  return { appid, ...(openid === undefined ? {} : { openid }), ...(unionid === undefined ? {} : { unionid }) }
}

/** `CommApiData.tokenData` (5): `{ 1: resourceAppid, 2: resourceEnv }`. */
function resourceOf(requestData: string | undefined): Resource {
  try {
    const outer = decodeMessage(requestDataOf(requestData))
    const inner = decodeMessage(outer.get(5)?.at(-1) as Buffer)
    return { resourceAppid: String(inner.get(1)?.at(-1)), resourceEnv: String(inner.get(2)?.at(-1)) }
  } catch {
    throw new TcbError('INVALID_PARAM', 'requestData is no CommApiData with tokenData')
  }
}

function lend({ invocations }: Pick<Platform, 'invocations'>, invocation: unknown, visit: Caller): string {
  const credentials = invocations.lend(invocation, visit)
  if (credentials === undefined)
    throw new TcbError(
      'SIGN_PARAM_INVALID',
      'call init() of a cloud.Cloud within a call: there is nobody outside of it',
    )
  return credentials
}

/** `AuthorizationInfo`: `{ 1: { 1: secretId, 2: secretKey, 3: token }, 2: wxParam }`. */
function authorization(credentials: string): Buffer {
  const secrets = { 1: `AKIDshared${randomBytes(6).toString('hex')}`, 2: randomBytes(16).toString('hex') }
  return encodeMessage({ 1: encodeMessage({ ...secrets, 3: credentials }), 2: credentials })
}
