import { Errcode } from '../../contract'
import { admins_claim } from '../../contract/functions/admins_claim'
import { find } from '../shared/database'
import { handler } from '../shared/handler'
import { hashOfInviteCode } from '../shared/invite-code'
import { becomeFirst } from './first'
import { acceptInvite } from './invited'
import { mayTry } from './tries'

export const main = handler({ admins_claim }, async ({ input: { code }, caller, requestId, fail }) => {
  const by = { func: 'admins_claim', caller, requestId } as const
  if (!(await mayTry(caller))) fail(Errcode.TOO_MANY_CALLS)
  const [invite] = await find('invites', { where: { hash: hashOfInviteCode(code) }, limit: 1 })
  const outcome = await (invite ? acceptInvite(by, invite) : becomeFirst(by, code))
  if (typeof outcome === 'object') return { res: outcome }
  return fail(Errcode[outcome])
})
