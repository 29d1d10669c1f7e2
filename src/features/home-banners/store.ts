import type { ImageView } from '@contract'
import { create } from 'zustand'
import { images_list } from '../../../contract/functions/images_list'
import * as images from '@/services/images'
import { remembered } from '@/stores/remembered'

const MOST = 5

/** What the administrators show on the home page; nothing while nothing is known. */
export const useBanners = create<{ banners: ImageView[] }>()(() => ({ banners: [] }))

const memory = remembered('banners', images_list.data)

/** Those of the last time until the answer is here, and where none comes. */
export async function loadBanners() {
  const last = memory.last()
  if (last) useBanners.setState({ banners: last.value.images })
  const ask = () => images.list({ of: 'public', purpose: 'banner', limit: MOST })
  const answer = await memory.through(ask).catch(() => undefined)
  if (answer) useBanners.setState({ banners: answer.images })
}
