import { openData } from '../../open-api/open-data'
import type { OpenApiState } from '../../wechat/wechat'
import { TcbError } from '../../shared/tcb-error'
import { decodeMessage, encodeMessage } from './protobuf'

/** What the SDK calls `cloud.getOpenData({ list })` on the wire. */
export const OPEN_DATA = 'ApiGetOpenDataByCloudId'

/** `CommApiData.svrkitData` (4) holds ApiGetOpenDataByCloudIdReq (2), whose `cloudidList` is 2. */
export function cloudIDsIn(requestData: Buffer): string[] {
  try {
    const svrkit = decodeMessage(decodeMessage(requestData).get(4)?.at(-1) as Buffer)
    const request = decodeMessage(svrkit.get(2)?.at(-1) as Buffer)
    return (request.get(2) ?? []).map(String)
  } catch {
    throw new TcbError('INVALID_PARAM', 'requestData is no CommApiData with svrkitData')
  }
}

/** For each what a function finds at the place of a `wx.cloud.CloudID`. */
export const openDataOf = (openapi: OpenApiState, appid: string, cloudIDs: readonly string[]) =>
  cloudIDs.map((cloudID) => openData(openapi, { appid }, cloudID))

/** CommOpenApiResp with ApiGetOpenDataByCloudIdResp: `{ 1: { 1: cloudId, 2: json } … }`. */
export function encodeOpenData(cloudIDs: readonly string[], list: readonly object[]): Buffer {
  const items = cloudIDs.map((cloudID, at) =>
    encodeMessage({ 1: encodeMessage({ 1: cloudID, 2: JSON.stringify(list[at]) }) }),
  )
  return encodeMessage({ 1: Buffer.concat(items), 6: 0 })
}
