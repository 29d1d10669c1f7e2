import { Errcode, type Image } from '../../contract'
import { findById, update } from '../shared/database'
import { handler } from '../shared/handler'
import { refuse } from '../shared/images/refuse'
import { viewOf } from '../shared/images/view'
import { personId } from '../shared/person-id'
import { storage } from '../shared/storage/storage'

export const main = handler('images_review', async ({ input: { _id, decision }, caller, fail }) => {
  const wanted = decision === 'approve' ? 'approved' : 'refused'
  const record = await findById('images', _id)
  if (!record) return fail(Errcode.IMAGE_NOT_FOUND)
  if (record.state !== wanted) {
    const failure = await (decision === 'approve' ? approve(record) : takeAway(record))
    if (failure) return fail(failure)
  }
  return { image: viewOf({ ...record, state: wanted }, { id: personId(caller), administrator: true }) }
})

type Refusal = typeof Errcode.IMAGE_NOT_FOUND | typeof Errcode.IMAGE_NOT_AS_PROMISED

/** What was approved must be what was checked: a ticket that still lasts can put something else in its place. */
async function approve(record: Image): Promise<Refusal | undefined> {
  const { _id, state, key, etag } = record
  if (state !== 'pending') return Errcode.IMAGE_NOT_FOUND
  if ((await storage().inspect(key))?.etag !== etag) {
    await refuse(record, ['pending'])
    return Errcode.IMAGE_NOT_AS_PROMISED
  }
  const approved = await update('images', { _id, state: 'pending' }, { state: 'approved' })
  return approved || (await findById('images', _id))?.state === 'approved'
    ? undefined
    : Errcode.IMAGE_NOT_FOUND
}

async function takeAway(record: Image): Promise<Refusal | undefined> {
  const refused = await refuse(record, ['pending', 'approved'])
  return refused || (await findById('images', record._id))?.state === 'refused'
    ? undefined
    : Errcode.IMAGE_NOT_FOUND
}
