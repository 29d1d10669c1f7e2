import { type Invite } from '../../contract'
import { admins_invite } from '../../contract/functions/admins_invite'
import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { hashOfInviteCode, newInviteCode } from '../shared/invite-code'
import { writeTogether } from '../shared/transaction'

const DAY = 24 * 60 * 60_000

/**
 * A repeat whose first answer was lost is told a new code for the same invite: the first one is kept nowhere, and the
 * invite takes one code only.
 */
export const main = handler({ admins_invite }, async ({ input, caller, requestId }) => {
  const { name, role, days } = input
  const by = { func: 'admins_invite', caller, requestId } as const
  const _id = entryId(by, '')
  const code = newInviteCode()
  const hash = hashOfInviteCode(code)
  const now = Date.now()
  const invite: Omit<Invite, '_id'> = {
    hash,
    role,
    name,
    by: caller.administrator?._id ?? '',
    ends: now + days * DAY,
    createtime: now,
    requestId,
  }
  const made = await writeTogether(async (transaction) => {
    const invites = transaction.collection('invites')
    const { data: before } = await invites.doc(_id).get()
    if (before) {
      await invites.doc(_id).update({ data: { hash } })
      return before
    }
    await invites.doc(_id).set({ data: invite })
    const after = { role, name, ends: invite.ends }
    await transaction
      .collection('audit')
      .add({ data: entryOf(by, { whom: '', object: _id, before: null, after }) })
    return { _id, ...invite }
  })
  return { invite: made, code }
})
