import { findById } from '../shared/database'
import { handler } from '../shared/handler'
import { ownRecordOf } from '../shared/own-record'
import { personId } from '../shared/person-id'

export const main = handler('users_get', async ({ caller }) => {
  const record = await findById('users', personId(caller))
  return { user: record && ownRecordOf(record) }
})
