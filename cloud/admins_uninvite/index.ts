import { admins_uninvite } from '../../contract/functions/admins_uninvite'
import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { writeTogether } from '../shared/transaction'

export const main = handler({ admins_uninvite }, async ({ input: { _id }, caller, requestId }) => {
  const by = { func: 'admins_uninvite', caller, requestId } as const
  const withdrawn = await writeTogether(async (transaction) => {
    const invites = transaction.collection('invites')
    const audit = transaction.collection('audit')
    const { data: done } = await audit.doc(entryId(by, _id)).get()
    if (done) return true
    const { data: invite } = await invites.doc(_id).get()
    if (!invite || invite.used) return false
    await invites.doc(_id).remove()
    const { role, name, ends } = invite
    const what = { whom: '', object: _id, before: { role, name, ends }, after: {} }
    await audit.add({ data: entryOf(by, what) })
    return true
  })
  return { withdrawn }
})
