import { imagePage, rememberedImages } from '@/stores/image-page'
import { imageRemoval } from '@/stores/image-removal'
import { pagedList } from '@/stores/paged-list'
import { isBeingRemoved, send } from '@/stores/writes'

/** One's own pictures, whatever became of them; without what is only to be removed yet. */
export const own = pagedList(
  async (_all: undefined, cursor) => {
    const { items, next } = await imagePage({ of: 'mine' }, cursor)
    return { items: items.filter(({ _id }) => !isBeingRemoved(_id)), next }
  },
  undefined,
  rememberedImages('own-pictures'),
)

export const useOwn = own.useList

export const { useComplaint, remove } = imageRemoval(own, (picture) => send('images_remove', picture))
