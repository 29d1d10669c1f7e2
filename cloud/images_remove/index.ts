import { Errcode, type Image } from '../../contract'
import { images_remove } from '../../contract/functions/images_remove'
import { mustBe } from '../shared/access'
import { findById } from '../shared/database'
import { handler } from '../shared/handler'
import { tidy } from '../shared/images/tidy'
import { turn } from '../shared/images/turn'
import { personId } from '../shared/person-id'

const ANY: Image['state'][] = ['expected', 'pending', 'approved', 'refused', 'removed']

/** Hidden, then the object, then the record: whatever ends it halfway, a repeat or the sweep goes on from there. */
export const main = handler({ images_remove }, async ({ input: { _id }, caller, requestId, fail }) => {
  const record = await findById('images', _id)
  if (!record) return { removed: false }
  const administrator = caller.via === 'client' ? await mustBe(caller, 'editor') : undefined
  if (!administrator && record.owner !== personId(caller)) fail(Errcode.IMAGE_NOT_FOUND)
  const by = administrator && ({ func: 'images_remove', caller: administrator, requestId } as const)
  await turn(_id, ANY, { state: 'removed', sweepAt: Date.now() }, by)
  await tidy(_id)
  return { removed: true }
})
