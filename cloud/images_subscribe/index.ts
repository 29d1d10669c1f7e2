import { images_subscribe } from '../../contract/functions/images_subscribe'
import { newestFirst } from '../shared/cursor'
import { database, findFields, update } from '../shared/database'
import { handler } from '../shared/handler'
import { personId } from '../shared/person-id'

/** Of somebody's own pictures so many are looked through. */
const LATEST = 100

/** One agreement is one message: the first of these that is decided on brings it, and of the others WeChat says no. */
export const main = handler({ images_subscribe }, async ({ caller }) => {
  const where = { owner: personId(caller) }
  const own = await findFields('images', { where, orderBy: newestFirst, limit: LATEST, fields: ['state'] })
  const waiting = own.flatMap(({ _id, state }) => (state === 'pending' ? [_id] : []))
  const _id = database().command.in(waiting)
  if (waiting.length > 0)
    await update('images', { _id, state: 'pending' }, { tell: Date.now(), tellTries: 0 })
  return {}
})
