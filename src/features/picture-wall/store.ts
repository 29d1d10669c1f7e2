import { imagePage, rememberedImages } from '@/stores/image-page'
import { pagedList } from '@/stores/paged-list'

/** What everybody may see. */
export const wall = pagedList(
  (_all: undefined, cursor) => imagePage({ of: 'public', purpose: 'wall' }, cursor),
  undefined,
  rememberedImages('wall'),
)

export const useWall = wall.useList
