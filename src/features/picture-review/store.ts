import { Errcode, type ImageView } from '@contract'
import { create } from 'zustand'
import { isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as images from '@/services/images'
import { imagePage, withImage, withoutImage } from '@/stores/image-page'
import { texts } from '@/texts/admin'
import { pagedList } from '@/stores/paged-list'

/** What waits for a decision. */
export const queue = pagedList(
  (_all: undefined, cursor) => imagePage({ of: 'all', state: 'pending' }, cursor),
  undefined,
)

export const useQueue = queue.useList

/** Why a decision was not carried out. */
export const useComplaint = create<{ complaint: string | undefined }>()(() => ({ complaint: undefined }))

/** So few before the end, the next ones are asked for. */
const AHEAD = 5

/** Goes on to the next picture at once; one whose decision is lost comes back. */
export async function decide(image: ImageView, decision: 'approve' | 'refuse') {
  useComplaint.setState({ complaint: undefined })
  queue.change(withoutImage(image._id))
  const list = useQueue.getState()
  if (list.status === 'ready' && list.items.length < AHEAD) void queue.more()
  try {
    await images.review({ _id: image._id, decision })
  } catch (error) {
    useComplaint.setState({ complaint: texts().review.failed(messageFor(error)) })
    // Whatever else the cloud says, this one waits no more.
    const gone = [Errcode.IMAGE_NOT_FOUND, Errcode.IMAGE_NOT_AS_PROMISED].some((code) => isCode(error, code))
    if (!gone) queue.change(withImage(image))
  }
}
