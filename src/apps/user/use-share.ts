import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useTexts } from '@/texts/user'
import { to } from './paths'

/** Without a picture of its own WeChat shows the screen, and with it the person's name and number. */
const imageUrl = '/apps/user/share.png'

/** For each page that may be sent to a chat or shown among one's moments; its configuration must say so, too. */
export function useShare(page: Parameters<typeof to>[0]) {
  const { share } = useTexts()
  useShareAppMessage(() => ({ title: share.title, path: to(page), imageUrl }))
  useShareTimeline(() => ({ title: share.title, imageUrl }))
}
