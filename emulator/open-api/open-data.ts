import type { Owner } from '../people/phones'
import type { OpenApiState } from '../wechat/wechat'
import { phoneInfo } from './get-phone-number'

/**
 * What a function finds where a phone has put `wx.cloud.CloudID(cloudID)`, and by getOpenData: `{ cloudID, data }` of what was set
 * (`cloudbase.getOpenData`) or what the button for phone numbers has given, else why there is none.
 */
export function openData(
  { answers, phoneCodes }: OpenApiState,
  { appid }: Pick<Owner, 'appid'>,
  cloudID: unknown,
): object {
  const set = answers.take('cloudbase.getOpenData', appid, { cloudID })
  if (set?.body) return { cloudID, ...set.body }
  if (set) return { cloudID, errCode: set.errcode, errMsg: set.errmsg ?? 'set by openapi.answer' }
  const code = phoneCodes.take(appid, cloudID)
  if (code) return { cloudID, data: phoneInfo(code) }
  return { cloudID, errCode: -1, errMsg: UNKNOWN }
}

// What WeChat says of a wrong or old one is documented nowhere.
const UNKNOWN =
  "only WeChat knows what is behind this cloudID; in the emulator set it: cloud.openapi.answer({ api: 'cloudbase.getOpenData', body: { data } })"
