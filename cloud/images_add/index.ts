import { Errcode, type Image } from '../../contract'
import { isAdministrator } from '../shared/access'
import { findById, update } from '../shared/database'
import { handler } from '../shared/handler'
import { AFTERMATH } from '../shared/images/clear-away'
import { measure } from '../shared/images/measure'
import { viewOf } from '../shared/images/view'
import { personId } from '../shared/person-id'
import { storage } from '../shared/storage/storage'

export const main = handler('images_add', async ({ input: { _id, link }, caller, fail }) => {
  const owner = personId(caller)
  const record = await findById('images', _id)
  if (record?.owner !== owner || record.state === 'removed') return fail(Errcode.IMAGE_NOT_FOUND)
  // Letter by letter: whatever differs may be another object, or a link that ends.
  if (link !== record.link) return fail(Errcode.LINK_NOT_PERMANENT)
  const administrator = await isAdministrator(caller)
  const added = record.state === 'expected' ? await check(record, administrator) : record
  if (added === 'not as promised') return fail(Errcode.IMAGE_NOT_AS_PROMISED)
  if (!added || added.state === 'removed') return fail(Errcode.IMAGE_NOT_FOUND)
  return { image: viewOf(added, { id: owner, administrator }) }
})

/** Believes nothing of what was promised: what the storage says of the object counts. */
async function check(record: Image, administrator: boolean): Promise<Image | 'not as promised' | null> {
  const { _id, key, bytes, type, ticketEnds } = record
  const found = await storage().inspect(key)
  if (!found) return 'not as promised'
  const pixels = found.size === bytes && found.type === type ? measure(type, found.start) : null
  if (!pixels) {
    await storage().remove(key)
    return 'not as promised'
  }
  const changes = {
    ...pixels,
    etag: found.etag,
    state: administrator ? 'approved' : 'pending',
    sweepAt: ticketEnds + AFTERMATH,
  } as const
  const first = await update('images', { _id, state: 'expected' }, changes)
  // Something else came in between: another of the same call, a removal. It counts.
  return first ? { ...record, ...changes } : findById('images', _id)
}
