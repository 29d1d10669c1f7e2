import { wxCloud } from './cloud'
import { login } from './login'
import { requestPayment } from './payment'
import { nativeCarrier, type NativeWx } from './native-carrier'

interface Wx extends NativeWx {
  cloud?: object
  getAccountInfoSync(): { miniProgram: { appId: string; envVersion?: string } }
  getDeviceInfo?(): { platform: string }
  getSystemInfoSync(): { platform: string }
}

declare const wx: Wx

/**
 * Puts the emulator in the place of `wx.cloud`, in the simulator of WeChat DevTools alone: what is uploaded, or runs on
 * a phone, keeps its own.
 * @param url `http://127.0.0.1:PORT`
 */
export function takeOver(url: string): void {
  if (!isInDevTools()) return
  const { appId } = wx.getAccountInfoSync().miniProgram
  const carrier = nativeCarrier(wx, { url, appid: appId })
  const cloud = wxCloud(carrier)
  replace(wx, { login: login(carrier), requestPayment: requestPayment(carrier) })
  if (replace(wx, { cloud }) || (wx.cloud && replace(wx.cloud, cloud)))
    console.info(`wx.cloud 由本地云开发模拟器代替：${url}`)
  else console.error('本地云开发模拟器：这个版本的微信开发者工具不允许替换 wx.cloud，仍使用真实的云环境')
}

function isInDevTools(): boolean {
  const { platform } = (wx.getDeviceInfo ?? wx.getSystemInfoSync)()
  return platform === 'devtools' && wx.getAccountInfoSync().miniProgram.envVersion === 'develop'
}

/** WeChat defines its names as properties that an assignment does not change. @returns whether they are ours now */
function replace(target: object, values: Record<string, unknown>): boolean {
  try {
    for (const [name, value] of Object.entries(values))
      Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true })
  } catch {
    return false
  }
  return Object.entries(values).every(([name, value]) => Reflect.get(target, name) === value)
}
