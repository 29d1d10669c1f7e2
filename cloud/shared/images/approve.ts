import type { Image } from '../../../contract'
import { findById } from '../database'
import type { By } from '../entry'
import { refuse } from './refuse'
import { isReplaced } from './replaced'
import { turn } from './turn'

/**
 * Shows a pending picture to everybody.
 * @param by the administrator whose decision it is; left out: the platform's
 * @returns `gone` where it is not pending any more and not approved either; `replaced` where it is not what was checked,
 * and then it is refused
 * @throws Failure STORAGE_FAILED
 */
export async function approve(record: Image, by?: By): Promise<'approved' | 'replaced' | 'gone'> {
  const { _id, state } = record
  if (state !== 'pending') return 'gone'
  if (await isReplaced(record)) {
    await refuse(_id, ['pending'], by)
    return 'replaced'
  }
  const approved = await turn(_id, ['pending'], { state: 'approved' }, by)
  return approved || (await findById('images', _id))?.state === 'approved' ? 'approved' : 'gone'
}
