import { createHash } from 'node:crypto'
import { Errcode, type Image } from '../../contract'
import { images_ticket } from '../../contract/functions/images_ticket'
import { mustBe } from '../shared/access'
import { DuplicateKey, count, database, findById, insert, update } from '../shared/database'
import { handler } from '../shared/handler'
import { INCOMING, newKey, uploadOf } from '../shared/images/keys'
import { personId } from '../shared/person-id'
import type { Ticket } from '../shared/storage/provider'
import { storage } from '../shared/storage/storage'

/** Pictures one person may have; a few more where several tickets are asked for at once. */
const MOST = 200
/** How long a ticket lasts: ms. */
const TICKET_LIFE = 10 * 60_000
/** What has not been uploaded after so long never will be: ms. */
const WAIT = 24 * 60 * 60_000

export const main = handler({ images_ticket }, async ({ input, caller, requestId, fail }) => {
  const forAdministrators = caller.via === 'client' || input.purpose === 'banner'
  if (forAdministrators) await mustBe(caller, 'editor')
  const owner = personId(caller)
  const _id = createHash('sha256').update(`${owner}:${requestId}`).digest('hex').slice(0, 32)
  const others = { owner, _id: database().command.neq(_id) }
  if ((await count('images', others)) >= MOST) fail(Errcode.IMAGES_FULL)
  const now = Date.now()
  const key = newKey(INCOMING, { type: input.type, createtime: now })
  const ticket = await storage().ticket({ key, type: input.type, bytes: input.bytes }, now + TICKET_LIFE)
  const { appid, openid } = caller
  // Inserted before anybody holds the ticket: no object exists that no record names.
  const record: Image = {
    _id,
    owner,
    appid,
    openid,
    requestId,
    ...input,
    upload: { key, link: ticket.link },
    state: 'expected',
    key: '',
    link: '',
    width: 0,
    height: 0,
    ticketEnds: ticket.ends,
    sweepAt: now + WAIT,
    createtime: now,
  }
  try {
    await insert('images', record)
    return { _id, ...ticket }
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
    return { _id, ...((await again(_id, now)) ?? fail(Errcode.IMAGE_NOT_FOUND)) }
  }
})

/** The same request once more, whose first answer may have been lost: a ticket for the same picture. */
async function again(_id: string, now: number): Promise<Ticket | null> {
  const record = await findById('images', _id)
  if (record?.state !== 'expected') return null
  const { type, bytes } = record
  const ticket = await storage().ticket({ ...uploadOf(record), type, bytes }, now + TICKET_LIFE)
  const _ = database().command
  // Of several that are asked for at once, the last to end counts.
  const later = { ticketEnds: _.max(ticket.ends), sweepAt: _.max(now + WAIT) }
  const renewed = await update('images', { _id, state: 'expected' }, later)
  // Within the same second nothing changes, which is not counted as a change.
  return renewed || (await findById('images', _id))?.state === 'expected' ? ticket : null
}
