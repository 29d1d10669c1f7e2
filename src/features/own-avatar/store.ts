import type { ImageView } from '@contract'
import { create } from 'zustand'
import * as images from '@/services/images'

/** The face to show: the newest that was not refused, and whether the newest was. */
interface Avatar {
  image: ImageView | undefined
  refused: boolean
}

export const useAvatar = create<Avatar>()(() => ({ image: undefined, refused: false }))

/** As many as may have been refused one after the other. */
const LATEST = 5

/** Without an answer the initial of the name stays: nobody misses a face. */
export async function loadAvatar() {
  const latest = await images.list({ of: 'mine', purpose: 'avatar', limit: LATEST }).catch(() => undefined)
  if (!latest) return
  const [newest] = latest.images
  useAvatar.setState({
    image: latest.images.find(({ state }) => state !== 'refused'),
    refused: newest?.state === 'refused',
  })
}

export const showAvatar = (image: ImageView) => {
  if (image.purpose === 'avatar') useAvatar.setState({ image, refused: false })
}
