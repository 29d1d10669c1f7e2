import { Errcode } from '../../contract'
import { images_add } from '../../contract/functions/images_add'
import { mustBe } from '../shared/access'
import { findById } from '../shared/database'
import { entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { uploadOf } from '../shared/images/keys'
import { viewOf } from '../shared/images/view'
import { personId } from '../shared/person-id'
import { remember } from '../shared/remember'
import { take } from './take'

export const main = handler({ images_add }, async ({ input: { _id, link }, caller, fail }) => {
  const owner = personId(caller)
  const record = await findById('images', _id)
  if (record?.owner !== owner || record.state === 'removed') return fail(Errcode.IMAGE_NOT_FOUND)
  // Letter by letter: whatever differs may be another object, or a link that ends.
  if (link !== uploadOf(record).link) return fail(Errcode.LINK_NOT_PERMANENT)
  const administrator = caller.via === 'client' ? await mustBe(caller, 'editor') : undefined
  const expected = record.state === 'expected'
  const taken = expected ? await take(record, administrator ? 'approved' : 'pending') : record
  if (taken === 'not as promised') return fail(Errcode.IMAGE_NOT_AS_PROMISED)
  if (!taken || taken.state === 'removed') return fail(Errcode.IMAGE_NOT_FOUND)
  if (administrator && taken.state === 'approved') {
    // By the ticket's request, so that a picture is put up once however often it is told of.
    const by = { func: 'images_add', caller: administrator, requestId: record.requestId } as const
    const done = { whom: owner, object: _id, before: null, after: { picture: taken.state } }
    await remember(entryOf(by, done))
  }
  return { image: viewOf(taken, { id: owner, administrator: administrator !== undefined }) }
})
