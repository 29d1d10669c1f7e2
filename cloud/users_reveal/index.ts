import { Errcode } from '../../contract'
import { findById } from '../shared/database'
import { entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { remember } from '../shared/remember'

export const main = handler('users_reveal', async ({ input: { _id: whom }, caller, requestId, fail }) => {
  const record = await findById('users', whom)
  if (!record) return fail(Errcode.USER_NOT_FOUND)
  const by = { func: 'users_reveal', caller, requestId } as const
  // Before the number leaves: what cannot be remembered is not told.
  await remember(entryOf(by, { whom, before: null, after: {} }))
  return { tel: record.tel }
})
