import { type Entry, Errcode, type User } from '../../contract'
import { users_add } from '../../contract/functions/users_add'
import { isUnsettled, settle } from '../shared/settle'
import { DuplicateKey, findById, insert } from '../shared/database'
import { type By, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { describe, log } from '../shared/log'
import { keysOf } from '../shared/person-keys'
import { personId } from '../shared/person-id'
import { remember } from '../shared/remember'

/** Of counting a new person, each after 200 ms on average. */
const TRIES = 5

/**
 * ms that one call of the database has taken, from which on nobody waits for the five of counting: all eight together
 * are then more than the 5 s that WeChat waits for a function over HTTP.
 */
const SLOW = 600

/**
 * The insert itself decides who is first: `_id` comes from the person, so that a second record is refused by
 * the database however many calls run at once. Looking first and inserting then would let two through. Nor is it a
 * transaction: one whose function dies keeps the record locked, and the person waits for it to expire. So the record is
 * counted when it is there.
 */
export const main = handler({ users_add }, async ({ input, caller, requestId, fail }) => {
  const _id = personId(caller)
  const { appid, openid } = caller
  const now = Date.now()
  const person = { ...input, appid, openid, consentTime: now }
  const keys = keysOf(person)
  let record: User = { _id, ...person, createtime: now, requestId, version: 0, keys, counted: '' }
  try {
    await insert('users', record)
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
    // The first answer may have been lost on its way: the same request again is told that it worked.
    const existing = await findById('users', _id)
    if (existing?.requestId !== requestId) return fail(Errcode.USER_EXISTS)
    record = existing
  }
  const began = performance.now()
  // A repeat bears the form that was registered, whatever the record has become since: the entry may still be missing.
  await remember(entryFor({ func: 'users_add', caller, requestId }, { ...record, ...input }))
  if (isUnsettled(record) && performance.now() - began < SLOW) await count(_id)
  return { res: { _id } }
})

/** Nobody is kept waiting for it: what does not work at once, the repeat or `counts_repair` does. */
async function count(_id: string): Promise<void> {
  await settle(_id, TRIES).catch((cause: unknown) => {
    log.warn('a new person is counted later', { _id, cause: describe(cause) })
  })
}

function entryFor(by: By, record: User): Entry {
  const { _id: whom, name, age, sex, tel, consent, consentTime, createtime } = record
  const agreed = consent === undefined || consentTime === undefined ? {} : { consent, consentTime }
  const done = { whom, version: 0, before: null, after: { name, age, sex, tel, ...agreed } }
  return entryOf(by, done, createtime)
}
