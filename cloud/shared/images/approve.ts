import type { Image } from '../../../contract'
import { findById, update } from '../database'
import { refuse } from './refuse'
import { isReplaced } from './replaced'

/**
 * Shows a pending picture to everybody.
 * @returns `gone` where it is not pending any more and not approved either; `replaced` where it is not what was checked,
 * and then it is refused
 * @throws Failure STORAGE_FAILED
 */
export async function approve(record: Image): Promise<'approved' | 'replaced' | 'gone'> {
  const { _id, state } = record
  if (state !== 'pending') return 'gone'
  if (await isReplaced(record)) {
    await refuse(_id, ['pending'])
    return 'replaced'
  }
  const approved = await update('images', { _id, state: 'pending' }, { state: 'approved' })
  return approved || (await findById('images', _id))?.state === 'approved' ? 'approved' : 'gone'
}
