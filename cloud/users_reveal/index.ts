import { randomBytes } from 'node:crypto'
import { Errcode } from '../../contract'
import { users_reveal } from '../../contract/functions/users_reveal'
import { findById, insert } from '../shared/database'
import { entryOf } from '../shared/entry'
import { forgetLate } from '../shared/forget'
import { handler } from '../shared/handler'

export const main = handler({ users_reveal }, async ({ input: { _id: whom }, caller, requestId, fail }) => {
  if (!(await findById('users', whom))) return fail(Errcode.USER_NOT_FOUND)
  const by = { func: 'users_reveal', caller, requestId } as const
  const entry = entryOf(by, { whom, before: null, after: {} })
  // Before the number leaves: what cannot be remembered is not told. A repeat is another sight, and another entry.
  await insert('audit', { ...entry, _id: randomBytes(16).toString('hex') })
  const record = await findById('users', whom)
  if (record) return { tel: record.tel }
  // They have left meanwhile.
  await forgetLate(by, whom)
  return fail(Errcode.USER_NOT_FOUND)
})
