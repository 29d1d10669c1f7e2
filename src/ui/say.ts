import Taro from '@tarojs/taro'
import { whyRefused } from '@/lib/why-refused'

/** A sentence over the page, for a moment. */
export const say = (title: string) => void Taro.showToast({ title, icon: 'none', duration: 3000 })

/** Says why WeChat did not do it, `otherwise` where it gives no reason; nothing to whoever changed their mind. */
export const sayWhy = (otherwise: string) => (error: unknown) => {
  const title = whyRefused(error, otherwise)
  if (title !== undefined) say(title)
}
