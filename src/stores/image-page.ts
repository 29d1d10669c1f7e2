import type { ImageView } from '@contract'
import * as v from 'valibot'
import { images_list } from '../../contract/functions/images_list'
import * as images from '@/services/images'
import { remembered } from './remembered'

const PAGE = 20

type Query = Omit<Parameters<typeof images.list>[0], 'cursor' | 'limit'>

/** A page of pictures, as `pagedList` wants it. */
export async function imagePage(query: Query, cursor: string | undefined) {
  const { images: items, next } = await images.list({ ...query, ...(cursor && { cursor }), limit: PAGE })
  return { items, next }
}

const { images: items, next } = images_list.data.entries

/** The first page of a list of pictures as it was the last time, for `pagedList`. */
export const rememberedImages = (name: string) => remembered(name, v.object({ items, next }))

/** The list with a picture that has just arrived, or has changed. */
export const withImage = (image: ImageView) => (items: ImageView[]) =>
  items.some(({ _id }) => _id === image._id)
    ? items.map((each) => (each._id === image._id ? image : each))
    : [image, ...items]

export const withoutImage = (id: string) => (items: ImageView[]) => items.filter(({ _id }) => _id !== id)
