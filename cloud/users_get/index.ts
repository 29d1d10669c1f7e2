import { users_get } from '../../contract/functions/users_get'
import { handler } from '../shared/handler'
import { ownRecordOf } from '../shared/own-record'

export const main = handler({ users_get }, ({ caller: { person } }) =>
  Promise.resolve({ user: person ? ownRecordOf(person) : null }),
)
