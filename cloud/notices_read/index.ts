import { Errcode } from '../../contract'
import { notices_read } from '../../contract/functions/notices_read'
import { database, update } from '../shared/database'
import { handler } from '../shared/handler'
import { readUntil, unreadSince } from '../shared/notices/to-person'

/** Of the record this one field, which is nobody's change: neither its version nor the audit tell of it. */
export const main = handler({ notices_read }, async ({ input: { until }, caller: { person }, fail }) => {
  if (!person) return fail(Errcode.NOT_REGISTERED)
  // What is yet to come cannot have been seen.
  const seen = Math.min(until, Date.now())
  const before = readUntil(person)
  // Not backwards, whatever else of theirs is on its way.
  if (seen > before) await update('users', { _id: person._id }, { noticesRead: database().command.max(seen) })
  return { unread: await unreadSince(Math.max(seen, before), person._id) }
})
