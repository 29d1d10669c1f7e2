import Taro from '@tarojs/taro'
import { keepFor } from '@/lib/owner'
import type { SharingWxCloud } from './transport'
import { emulator } from './transports/emulator'

/** Put in by config/index.ts: the phone that a build for WeChat DevTools without an account plays, or null. */
declare const EMULATED_PHONE: Parameters<typeof emulator>[0] | null

/** `wx.cloud`, or what stands in for it where there is no cloud of WeChat's: a browser, docs/devtools.md. */
export function wxCloud(): SharingWxCloud {
  if (process.env.TARO_ENV === 'h5') {
    const phone = new URLSearchParams(location.search).get('phone') ?? ''
    keepFor(phone)
    return emulator({ url: location.origin, phone })
  }
  if (EMULATED_PHONE) return emulator(EMULATED_PHONE)
  Taro.cloud.init()
  return Taro.cloud
}
