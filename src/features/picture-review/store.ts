import { Errcode, type ImageView, type Refusal } from '@contract'
import { create } from 'zustand'
import { isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as images from '@/services/images'
import { imagePage, withImage, withoutImage } from '@/stores/image-page'
import { texts } from '@/texts/admin'
import { pagedList } from '@/stores/paged-list'

/** Which of the pictures that wait; what is left out asks for nothing. */
export interface Asked {
  purpose?: ImageView['purpose'] | undefined
  /** A person's `_id`. */
  owner?: string | undefined
}

/** What waits for a decision. */
export const queue = pagedList(async (asked: Asked, cursor) => {
  const { items, next } = await imagePage({ of: 'all', state: 'pending', ...asked }, cursor)
  // The cloud does not know of every decision yet.
  return { items: items.filter(({ _id }) => !decided.has(_id)), next }
}, {})

export const useQueue = queue.useList

/** Why a decision was not carried out. */
export const useComplaint = create<{ complaint: string | undefined }>()(() => ({ complaint: undefined }))

export interface Decision {
  image: ImageView
  decision: 'approve' | 'refuse'
  refusal?: Refusal
}

/** The last decision, for as long as it can be undone: the cloud is told of it afterwards. */
export const useLast = create<{ last: Decision | undefined }>()(() => ({ last: undefined }))

/** For so long: ms. */
const UNDO = 10_000
/** So few before the end, the next ones are asked for. */
const AHEAD = 5

/** What is decided here, whether or not the cloud has heard of it. */
const decided = new Set<string>()

let timer: ReturnType<typeof setTimeout> | undefined

/** Goes on to the next picture at once. The decision before is past undoing. */
export function decide(last: Decision) {
  void carryOut()
  useComplaint.setState({ complaint: undefined })
  decided.add(last.image._id)
  queue.change(withoutImage(last.image._id))
  const list = useQueue.getState()
  if (list.status === 'ready' && list.items.length < AHEAD) void queue.more()
  useLast.setState({ last })
  timer = setTimeout(() => void carryOut(), UNDO)
}

/** The last decision was none. */
export function undo() {
  const last = take()
  if (last) putBack(last.image)
}

function take(): Decision | undefined {
  const { last } = useLast.getState()
  clearTimeout(timer)
  useLast.setState({ last: undefined })
  return last
}

function putBack(image: ImageView) {
  decided.delete(image._id)
  queue.change(withImage(image))
}

/** Tells the cloud of the last decision; one that is lost comes back. Also when the page is left. */
export async function carryOut() {
  const last = take()
  if (!last) return
  const { image, decision, refusal } = last
  try {
    await images.review({ _id: image._id, decision, ...(refusal && { refusal }) })
  } catch (error) {
    useComplaint.setState({ complaint: texts().review.failed(messageFor(error)) })
    // Whatever else the cloud says, this one waits no more.
    const gone = [Errcode.IMAGE_NOT_FOUND, Errcode.IMAGE_NOT_AS_PROMISED].some((code) => isCode(error, code))
    if (!gone) putBack(image)
  }
}
