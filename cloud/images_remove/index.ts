import { Errcode } from '../../contract'
import { mustBe } from '../shared/access'
import { findById, update } from '../shared/database'
import { handler } from '../shared/handler'
import { tidy } from '../shared/images/tidy'
import { personId } from '../shared/person-id'

/** Hidden, then the object, then the record: whatever ends it halfway, a repeat or the sweep goes on from there. */
export const main = handler('images_remove', async ({ input: { _id }, caller, fail }) => {
  const record = await findById('images', _id)
  if (!record) return { removed: false }
  if (record.owner !== personId(caller)) {
    // Who is no administrator need not hear that there is one.
    if (caller.via !== 'client') fail(Errcode.IMAGE_NOT_FOUND)
    await mustBe(caller, 'editor')
  }
  await update('images', { _id }, { state: 'removed', sweepAt: Date.now() })
  await tidy(_id)
  return { removed: true }
})
