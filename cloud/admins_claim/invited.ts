import type { Admin, Invite } from '../../contract'
import { roleOf } from '../../contract/roles'
import { administratorOf } from '../shared/access'
import { type By, entryOf } from '../shared/entry'
import { personId } from '../shared/person-id'
import { writeTogether } from '../shared/transaction'

/**
 * Makes the caller what the invite says, once: of several who hold its code and claim at once, one.
 * @throws Failure READ_FAILED, WRITE_FAILED
 */
export async function acceptInvite(
  by: By,
  { _id, hash }: Invite,
): Promise<{ _id: string } | 'INVITE_ENDED' | 'ALREADY_ADMIN'> {
  const { caller, requestId } = by
  const me = personId(caller)
  const already = await administratorOf(caller)
  return writeTogether(async (transaction) => {
    const [invites, admins] = [transaction.collection('invites'), transaction.collection('admins')]
    const { data: invite } = await invites.doc(_id).get()
    // The answer to the same request was lost on its way: say again that it worked.
    if (invite?.used?.by === me && invite.used.requestId === requestId) return { _id: me }
    const now = Date.now()
    if (invite?.hash !== hash || invite.used || invite.ends <= now) return 'INVITE_ENDED'
    const { data: maker } = await admins.doc(invite.by).get()
    // Who is no owner any more must not come back by an invite that was made in time.
    if (!maker || roleOf(maker) !== 'owner') return 'INVITE_ENDED'
    const { data: meanwhile } = await admins.doc(me).get()
    if (already ?? meanwhile) return 'ALREADY_ADMIN'
    const { role, name } = invite
    const { appid, openid } = caller
    const record: Admin = { _id: me, name, role, appid, openid, createtime: now, requestId }
    await invites.doc(_id).update({ data: { used: { by: me, requestId } } })
    await admins.add({ data: record })
    const done = { whom: me, object: me, before: null, after: { role, name } }
    await transaction.collection('audit').add({ data: entryOf(by, done) })
    return { _id: me }
  })
}
