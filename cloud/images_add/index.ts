import { Errcode } from '../../contract'
import { isAdministrator } from '../shared/access'
import { findById } from '../shared/database'
import { handler } from '../shared/handler'
import { uploadOf } from '../shared/images/keys'
import { viewOf } from '../shared/images/view'
import { personId } from '../shared/person-id'
import { take } from './take'

export const main = handler('images_add', async ({ input: { _id, link }, caller, fail }) => {
  const owner = personId(caller)
  const record = await findById('images', _id)
  if (record?.owner !== owner || record.state === 'removed') return fail(Errcode.IMAGE_NOT_FOUND)
  // Letter by letter: whatever differs may be another object, or a link that ends.
  if (link !== uploadOf(record).link) return fail(Errcode.LINK_NOT_PERMANENT)
  const administrator = await isAdministrator(caller, 'editor')
  const expected = record.state === 'expected'
  const taken = expected ? await take(record, administrator ? 'approved' : 'pending') : record
  if (taken === 'not as promised') return fail(Errcode.IMAGE_NOT_AS_PROMISED)
  if (!taken || taken.state === 'removed') return fail(Errcode.IMAGE_NOT_FOUND)
  return { image: viewOf(taken, { id: owner, administrator }) }
})
