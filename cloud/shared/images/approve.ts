import type { Image } from '../../../contract'
import { findById, update } from '../database'
import { storage } from '../storage/storage'
import { refuse } from './refuse'

/**
 * Shows a pending picture to everybody. What is approved must be what was checked: a ticket that still lasts can put
 * something else in its place, which is refused.
 * @returns `gone` where it is not pending any more and not approved either
 * @throws Failure STORAGE_FAILED
 */
export async function approve(record: Image): Promise<'approved' | 'replaced' | 'gone'> {
  const { _id, state, key, etag } = record
  if (state !== 'pending') return 'gone'
  if ((await storage().inspect(key))?.etag !== etag) {
    await refuse(record, ['pending'])
    return 'replaced'
  }
  const approved = await update('images', { _id, state: 'pending' }, { state: 'approved' })
  return approved || (await findById('images', _id))?.state === 'approved' ? 'approved' : 'gone'
}
