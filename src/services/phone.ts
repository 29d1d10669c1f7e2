import { phone_get } from '../../contract/functions/phone_get'
import { call } from './cloud/call'

/** The telephone number for the code that WeChat's button gives. */
export const number = (code: string) => call('phone_get', phone_get, { code })
