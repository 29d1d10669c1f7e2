import type { Image } from '../../contract'
import { database, findById, update } from '../shared/database'
import { newKey, uploadOf } from '../shared/images/keys'
import { tidyOrLeave } from '../shared/images/tidy'
import { storage } from '../shared/storage/storage'
import { clean } from './clean/clean'

/**
 * Takes what was uploaded: reads it once, and writes what is left of those very bytes under a key that no ticket has
 * ever been for. Believes nothing of what was promised.
 * @param to the state that it then has
 * @returns the record as it is then, which may be another call's doing; null where it is gone
 * @throws Failure STORAGE_FAILED
 */
export async function take(
  record: Image,
  to: 'pending' | 'approved',
): Promise<Image | 'not as promised' | null> {
  const { _id, type, bytes, purpose } = record
  const { key: from } = uploadOf(record)
  const found = await storage().read(from, bytes)
  const picture = found?.type === type && found.bytes.length === bytes ? clean(type, found.bytes) : null
  if (!picture) {
    // Another of the same call may have taken it and put what was uploaded out of the way.
    const now = await findById('images', _id)
    if (now?.state !== 'expected') return now
    if (found) await storage().remove(from)
    return 'not as promised'
  }
  const key = newKey(purpose, record)
  if (!(await announce(_id, key))) return findById('images', _id)
  const link = await storage().write({ key, type, bytes: picture.bytes })
  const { width, height } = picture
  const changes = {
    state: to,
    key,
    link,
    upload: uploadOf(record),
    width,
    height,
    bytes: picture.bytes.length,
    // At once, if this function ends here.
    sweepAt: Date.now(),
  }
  const first = await update('images', { _id, state: 'expected' }, changes)
  await tidyOrLeave(_id)
  // Something else came in between: another of the same call, a removal. It counts.
  return first ? { ...record, ...changes } : findById('images', _id)
}

/**
 * The copy is in the record before it is anywhere else, so that it is found whatever happens to this function.
 * @returns false where the picture is not expected any more
 */
async function announce(_id: string, key: string): Promise<number> {
  const _ = database().command
  const changes = { copies: _.push(key), ticketEnds: _.max(Date.now()) }
  return update('images', { _id, state: 'expected' }, changes)
}
