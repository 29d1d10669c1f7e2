import * as v from 'valibot'
import { images_ticket } from '../../../contract/functions/images_ticket'
import { imagePurposes, imageTypes } from '../../../contract/image-view'
import { requestId } from '@/lib/request-id'

export const entry = v.object({
  id: v.string(),
  purpose: v.picklist(imagePurposes),
  type: v.picklist(imageTypes),
  bytes: v.number(),
  width: v.number(),
  height: v.number(),
  /** The same in every repeat, until the ticket is no longer good. */
  ticketRequest: v.string(),
  ticket: v.optional(images_ticket.data),
  /** The store has taken the file, and `images_add` has been or will be asked under this request id. */
  addRequest: v.optional(v.string()),
  /** Taken back after `images_add` may have been heard: the picture has to be removed again. */
  cancelled: v.optional(v.boolean()),
})

/** A picture on its way, as it survives the end of the app: what has been done already and under which names. */
export type Entry = v.InferOutput<typeof entry>

/** Of the kept file; WeChat reads its type from it. */
export const nameOf = ({ id, type }: Pick<Entry, 'id' | 'type'>) =>
  `${id}.${type === 'image/jpeg' ? 'jpg' : type.slice('image/'.length)}`

type Anew = Omit<Entry, 'ticket' | 'addRequest' | 'ticketRequest'>

/** Ready for a ticket of its own. */
export const anew = ({ id, purpose, type, bytes, width, height }: Anew): Entry => ({
  id,
  purpose,
  type,
  bytes,
  width,
  height,
  ticketRequest: requestId(),
})
