import { Errcode, type Image } from '../../contract'
import { images_review } from '../../contract/functions/images_review'
import { findById } from '../shared/database'
import { handler } from '../shared/handler'
import { approve } from '../shared/images/approve'
import { refuse } from '../shared/images/refuse'
import { viewOf } from '../shared/images/view'
import { personId } from '../shared/person-id'

export const main = handler(
  { images_review },
  async ({ input: { _id, decision, refusal }, caller, requestId, fail }) => {
    const state = decision === 'approve' ? 'approved' : 'refused'
    const by = { func: 'images_review', caller, requestId } as const
    const record = await findById('images', _id)
    if (!record) return fail(Errcode.IMAGE_NOT_FOUND)
    if (record.state !== state && decision === 'approve') {
      const outcome = await approve(record, by)
      if (outcome === 'replaced') return fail(Errcode.IMAGE_NOT_AS_PROMISED)
      if (outcome === 'gone') return fail(Errcode.IMAGE_NOT_FOUND)
    } else if (record.state !== state) {
      const refused = await refuse(_id, ['pending', 'approved'], by, refusal)
      if (!refused && (await findById('images', _id))?.state !== state) return fail(Errcode.IMAGE_NOT_FOUND)
    }
    const now: Image = { ...record, state, ...(refusal && state === 'refused' && { refusal }) }
    return { image: viewOf(now, { id: personId(caller), administrator: true }) }
  },
)
