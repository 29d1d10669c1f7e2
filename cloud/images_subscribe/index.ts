import { update } from '../shared/database'
import { handler } from '../shared/handler'
import { personId } from '../shared/person-id'

/** One agreement is one message: the first of these that is decided on brings it, and of the others WeChat says no. */
export const main = handler('images_subscribe', async ({ caller }) => {
  const waiting = { owner: personId(caller), state: 'pending' as const }
  await update('images', waiting, { tell: Date.now(), tellTries: 0 })
  return {}
})
