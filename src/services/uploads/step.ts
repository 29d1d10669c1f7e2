import { Errcode, type ImageView } from '@contract'
import { requestId } from '@/lib/request-id'
import { NetworkError, isCode } from '../cloud/errors'
import * as ask from './ask'
import type { Posting } from './device'
import type { Entry } from './entry'
import { post } from './post'
import { NotTaken } from './setback'

/** What one step of an upload makes known while it goes on. */
export interface Progress {
  sending: (progress: number, posting: Posting) => void
  storing: () => void
}

/** What is different after a step; a picture that is in the cloud's list, or taken back, is finished. */
type Outcome = { entry: Entry } | { arrived: ImageView } | { removed: true }

/** Does the next thing that an upload needs: a ticket, the sending, the entry in the list, or taking it back. */
export async function step(entry: Entry, path: string, progress: Progress): Promise<Outcome> {
  const { ticket, addRequest, type, bytes, purpose } = entry
  if (entry.cancelled) return takeBack(entry)
  if (!ticket) {
    const given = await ask.ticket({ purpose, type, bytes }, { requestId: entry.ticketRequest }).catch(swept)
    return { entry: { ...entry, ticket: given } }
  }
  if (addRequest === undefined) {
    await send(ticket, path, progress)
    return { entry: { ...entry, addRequest: requestId() } }
  }
  progress.storing()
  const { _id, link } = ticket
  const { width, height } = entry
  const { image } = await ask.add({ _id, link, width, height }, { requestId: addRequest })
  return { arrived: image }
}

/** The ticket that was given under this request id was never used; the next one gets another id. */
function swept(error: unknown): never {
  throw isCode(error, Errcode.IMAGE_NOT_FOUND) ? new NotTaken(404) : error
}

async function send({ url, fields }: NonNullable<Entry['ticket']>, path: string, { sending }: Progress) {
  const posting = post({ url, fields, path, onProgress: (progress) => sending(progress, posting) })
  sending(0, posting)
  const status = await posting.status.catch((cause: unknown) => {
    throw new NetworkError('failed', { cause })
  })
  // `success` is called for a refusal, too.
  if (status < 200 || status > 299) throw new NotTaken(status)
}

async function takeBack({ ticket }: Entry): Promise<Outcome> {
  if (ticket) {
    await ask.remove({ _id: ticket._id }).catch((error: unknown) => {
      if (!isCode(error, Errcode.IMAGE_NOT_FOUND)) throw error
    })
  }
  return { removed: true }
}
