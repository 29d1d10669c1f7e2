import type { ImageView } from '@contract'
import { create } from 'zustand'
import { messageFor } from '@/services/cloud/message-for'
import { texts } from '@/texts/shared'
import { withoutImage } from './image-page'

interface List {
  change: (how: (items: ImageView[]) => ImageView[]) => void
}

/** How pictures are taken out of a list for good; `send` rejects where one is not removed, and will not be. */
export function imageRemoval(list: List, send: (picture: { _id: string }) => Promise<unknown>) {
  /** Why the last one was not removed. */
  const useComplaint = create<{ complaint: string | undefined }>()(() => ({ complaint: undefined }))

  async function remove(_id: string) {
    useComplaint.setState({ complaint: undefined })
    try {
      await send({ _id })
      list.change(withoutImage(_id))
    } catch (error) {
      useComplaint.setState({ complaint: texts().picture.notRemoved(messageFor(error)) })
    }
  }

  return { useComplaint, remove }
}
