import Taro from '@tarojs/taro'
import { texts } from '@/texts/shared'
import { sayWhy } from './say'

/** As many to each side as a person may leaf through: a browser fetches them all at once. */
const NEIGHBOURS = 5

/** Shows a picture whole, to be made larger with two fingers, and its neighbours by a swipe. */
export function preview(urls: string[], current: string) {
  const at = urls.indexOf(current)
  const near = urls.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)
  void Taro.previewImage({ urls: near, current }).catch(sayWhy(texts().picture.notPreviewed))
}
