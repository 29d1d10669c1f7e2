import type { ImageView } from '@contract'
import { create } from 'zustand'
import { messageFor } from '@/services/cloud/message-for'
import * as images from '@/services/images'
import { texts } from '@/texts/shared'
import { withoutImage } from './image-page'

/** How pictures are taken out of a list for good. */
export function imageRemoval(list: { change: (how: (items: ImageView[]) => ImageView[]) => void }) {
  /** Why the last one was not removed. */
  const useComplaint = create<{ complaint: string | undefined }>()(() => ({ complaint: undefined }))

  async function remove(_id: string) {
    useComplaint.setState({ complaint: undefined })
    try {
      await images.remove({ _id })
      list.change(withoutImage(_id))
    } catch (error) {
      useComplaint.setState({ complaint: texts().picture.notRemoved(messageFor(error)) })
    }
  }

  return { useComplaint, remove }
}
