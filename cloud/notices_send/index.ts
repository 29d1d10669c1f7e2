import { type Checked, Errcode, type Functions } from '../../contract'
import { notices_send } from '../../contract/functions/notices_send'
import type { Notice } from '../../contract/notice-record'
import type { Caller } from '../shared/caller'
import { findById } from '../shared/database'
import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { forgetLate } from '../shared/forget'
import { deliveryOf } from '../shared/notices/delivery'
import { sentViews } from '../shared/notices/sent-view'
import { countThat } from '../shared/people'
import { writeTogether } from '../shared/transaction'

type Wanted = Checked<Functions['notices_send']>

export const main = handler({ notices_send }, async ({ input, caller, requestId, fail }) => {
  const whom = input.to === 'one' ? input.whom : ''
  const by = { func: 'notices_send', caller, requestId } as const
  const isGone = async () => {
    if (!whom || (await findById('users', whom))) return false
    // Of an earlier try, or of this one.
    await forgetLate(by, whom)
    return true
  }
  if (await isGone()) return fail(Errcode.USER_NOT_FOUND)
  const wanted: Notice = { _id: entryId(by, whom), ...(await noticeFor(input, caller)) }
  const notice = await writeTogether(async (transaction): Promise<Notice> => {
    const { _id, title, total: people, ...rest } = wanted
    const notices = transaction.collection('notices')
    const { data: before } = await notices.doc(_id).get()
    if (before) return before
    await notices.doc(_id).set({ data: { title, total: people, ...rest } })
    if (whom) await transaction.collection('deliveries').add({ data: deliveryOf(_id, whom) })
    const what = { whom, object: _id, before: null, after: { title, people } }
    await transaction.collection('audit').add({ data: entryOf(by, what) })
    return wanted
  })
  // They may have left while it was written.
  if (await isGone()) return fail(Errcode.USER_NOT_FOUND)
  const [view] = await sentViews([notice])
  return { notice: view ?? fail(Errcode.USER_NOT_FOUND) }
})

/** Nothing of it is written for each of them: to everybody is one document, however many they are. */
async function noticeFor({ title, text, ...to }: Wanted, caller: Caller): Promise<Omit<Notice, '_id'>> {
  const { count: total, more } = to.to === 'one' ? { count: 1, more: false } : await countThat(caller, {})
  const name = caller.administrator?.name
  return { title, text, ...to, total, more, ...(name !== undefined && { name }), createtime: Date.now() }
}
