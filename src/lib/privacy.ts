import Taro from '@tarojs/taro'
import { create } from 'zustand'

/** Does WeChat want the person's consent before it does what the app has asked for? */
export const usePrivacy = create<{ asked: boolean }>()(() => ({ asked: false }))

type Resolve = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0]

/** What waits for the person's word. */
const pending = new Set<Resolve>()

/** WeChat looks whether the person has really tapped the button of this name. */
export const AGREE_BUTTON = 'agree-privacy'

/**
 * WeChat asks through the app's own sheet instead of its own. Below base library 2.32.3 it does not ask at all.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export function askForPrivacyOurselves() {
  const { onNeedPrivacyAuthorization } = Taro as Partial<typeof Taro>
  onNeedPrivacyAuthorization?.((resolve) => {
    pending.add(resolve)
    resolve({ event: 'exposureAuthorization' })
    usePrivacy.setState({ asked: true })
  })
}

/** What the person says. Without their consent what was asked for fails, and nothing else. */
export function answerPrivacy(agreed: boolean) {
  usePrivacy.setState({ asked: false })
  for (const resolve of pending)
    resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
  pending.clear()
}
