import type { ImageView } from '@contract'
import * as images from '@/services/images'
import { imagePage } from '@/stores/image-page'
import { imageRemoval } from '@/stores/image-removal'
import { pagedList } from '@/stores/paged-list'

interface Filter {
  state?: ImageView['state']
  /** A person's `_id`. */
  owner?: string
}

/** Everybody's pictures, or one person's, in every state or in one. */
export const pictures = pagedList((filter: Filter, cursor) => imagePage({ of: 'all', ...filter }, cursor), {})

export const usePictures = pictures.useList

export const { useComplaint, remove } = imageRemoval(pictures, (picture) => images.remove(picture))
