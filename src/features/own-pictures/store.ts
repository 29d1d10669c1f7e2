import { imagePage, rememberedImages } from '@/stores/image-page'
import { imageRemoval } from '@/stores/image-removal'
import { pagedList } from '@/stores/paged-list'

/** One's own pictures, whatever became of them. */
export const own = pagedList(
  (_all: undefined, cursor) => imagePage({ of: 'mine' }, cursor),
  undefined,
  rememberedImages('own-pictures'),
)

export const useOwn = own.useList

export const { useComplaint, remove } = imageRemoval(own)
