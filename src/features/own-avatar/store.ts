import type { DataOf, ImageView } from '@contract'
import { create } from 'zustand'
import { images_list } from '../../../contract/functions/images_list'
import * as images from '@/services/images'
import { remembered } from '@/stores/remembered'

/** The face to show: the newest that was not refused, and whether the newest was. */
interface Avatar {
  image: ImageView | undefined
  refused: boolean
}

export const useAvatar = create<Avatar>()(() => ({ image: undefined, refused: false }))

/** As many as may have been refused one after the other. */
const LATEST = 5

const memory = remembered('avatar', images_list.data)

/** Without an answer the one of the last time stays, or the initial of the name: nobody misses a face. */
export async function loadAvatar() {
  const last = memory.last()
  if (last && !useAvatar.getState().image) show(last.value)
  const ask = () => images.list({ of: 'mine', purpose: 'avatar', limit: LATEST })
  const latest = await memory.through(ask).catch(() => undefined)
  if (latest) show(latest)
}

const show = ({ images: [newest, ...older] }: DataOf<'images_list'>) =>
  useAvatar.setState({
    image: [newest, ...older].find((image) => image?.state !== 'refused'),
    refused: newest?.state === 'refused',
  })

export const showAvatar = (image: ImageView) => {
  if (image.purpose === 'avatar') useAvatar.setState({ image, refused: false })
}
