import * as v from 'valibot'
import { Errcode, type DataOf } from '../../contract'
import { mobileNumber, isMobileNumber } from '../../contract/fields/mobile-number'
import { phone_get } from '../../contract/functions/phone_get'
import type { Caller } from '../shared/caller'
import { isObject } from '../shared/event'
import { Failure } from '../shared/failure'
import { inTime } from '../shared/in-time'
import { timeLeft } from './deadline'
import { openApi } from '../shared/open-api'

/** ms */
const PATIENCE = 5_000

/**
 * Exchanges the code of WeChat's button for the number; only the mini program on whose phone it was made can.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 * @throws Failure INVALID_INPUT, PHONE_UNAVAILABLE
 */
export async function phoneNumber(
  data: unknown,
  { openid }: Caller,
  deadline: number,
): Promise<DataOf<'phone_get'>> {
  const given = v.safeParse(phone_get.input, data)
  if (!given.success) throw new Failure(Errcode.INVALID_INPUT, given.issues[0].message)
  // With the openid WeChat sees to it that the code is this person's.
  const asked = openApi().phonenumber.getPhoneNumber({ code: given.output.code, openid })
  const answered = await inTime(asked, Math.min(PATIENCE, timeLeft(deadline)), 'WeChat gave no number')
  const info = isObject(answered?.phoneInfo) ? answered.phoneInfo : {}
  const tel = typeof info.purePhoneNumber === 'string' ? mobileNumber(info.purePhoneNumber) : ''
  if (info.countryCode !== '86' || !isMobileNumber.test(tel)) throw new Failure(Errcode.PHONE_UNAVAILABLE)
  return { tel }
}
