import * as images from '@/services/images'
import { imagePage } from '@/stores/image-page'
import { imageRemoval } from '@/stores/image-removal'
import { pagedList } from '@/stores/paged-list'

/** What the user app shows on its home page. */
export const banners = pagedList(
  (_all: undefined, cursor) => imagePage({ of: 'public', purpose: 'banner' }, cursor),
  undefined,
)

export const useBanners = banners.useList

export const { useComplaint, remove } = imageRemoval(banners, (picture) => images.remove(picture))
