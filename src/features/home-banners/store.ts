import type { ImageView } from '@contract'
import { create } from 'zustand'
import * as images from '@/services/images'

const MOST = 5

/** What the administrators show on the home page; nothing while nothing is known. */
export const useBanners = create<{ banners: ImageView[] }>()(() => ({ banners: [] }))

export async function loadBanners() {
  const answer = await images.list({ of: 'public', purpose: 'banner', limit: MOST }).catch(() => undefined)
  if (answer) useBanners.setState({ banners: answer.images })
}
