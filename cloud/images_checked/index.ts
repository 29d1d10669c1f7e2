import { images_checked } from '../../contract/functions/images_checked'
import { findById } from '../shared/database'
import { handler } from '../shared/handler'
import { approve } from '../shared/images/approve'
import { refuse } from '../shared/images/refuse'

export const main = handler({ images_checked }, async ({ input: { _id, suggest } }) => {
  const record = await findById('images', _id)
  if (record?.state !== 'pending') return {}
  if (suggest === 'pass') await approve(record)
  if (suggest === 'risky') await refuse(_id, ['pending'])
  return {}
})
