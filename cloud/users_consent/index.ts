import { Errcode } from '../../contract'
import { users_consent } from '../../contract/functions/users_consent'
import { change } from '../shared/change'
import { handler } from '../shared/handler'
import { ownRecordOf } from '../shared/own-record'

export const main = handler({ users_consent }, async ({ input: { consent }, caller, requestId, fail }) => {
  const { person } = caller
  if (!person) return fail(Errcode.NOT_REGISTERED)
  const seen = ownRecordOf(person)
  // When they first agreed is what counts.
  if (seen.consent >= consent) return { user: seen }
  const by = { func: 'users_consent', caller, requestId } as const
  const wanted = { consent, consentTime: Date.now() }
  const user = await change(by, person._id, seen.version, wanted)
  return { user: user ?? fail(Errcode.NOT_REGISTERED) }
})
