import { imagePage } from '@/stores/image-page'
import { pagedList } from '@/stores/paged-list'

/** What everybody may see. */
export const wall = pagedList(
  (_all: undefined, cursor) => imagePage({ of: 'public', purpose: 'wall' }, cursor),
  undefined,
)

export const useWall = wall.useList
