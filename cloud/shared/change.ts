import * as v from 'valibot'
import { type ChangedMeanwhile, Errcode, type OwnRecord } from '../../contract'
import type { Recorded } from '../../contract/collections'
import { PURGED } from '../../contract/states'
import { user } from '../../contract/user-view'
import { type By, entryId, entryOf } from './entry'
import { Failure } from './failure'
import { ownRecordOf } from './own-record'
import { write } from './settle'
import { type Transaction, writeTogether } from './transaction'

/**
 * Changes a person's record, says so in `audit` and counts it: all or nothing. A repeat of a request that was carried out, as one
 * whose answer was lost, changes nothing and hears the record as it is now.
 * @param version of the record that the caller has seen
 * @returns the record as it is now, or null where there is none
 * @throws Failure CHANGED_MEANWHILE with the record as it is now, ACCOUNT_DISABLED, WRITE_FAILED
 */
export const change = (by: By, whom: string, version: number, wanted: Wanted): Promise<OwnRecord | null> =>
  writeTogether((transaction) => changeInside(transaction, { by, whom, version, wanted }))

export interface Wish {
  by: By
  whom: string
  version: number
  wanted: Wanted
}

/** What is left out, or undefined, stays as it is. */
type Wanted = { [Field in keyof Recorded]: Recorded[Field] | undefined }

/** The same within a transaction that has more to write, and writes that before. */
export async function changeInside(transaction: Transaction, { by, whom, version, wanted }: Wish) {
  const users = transaction.collection('users')
  const audit = transaction.collection('audit')
  const { data: found } = await users.doc(whom).get()
  // Whoever is being removed for good is gone already: cloud/users_purge.
  if (!found || found.since === PURGED) return null
  const record = ownRecordOf(found)
  // Who is shut out between the call's beginning and here.
  if (!by.caller.administrator && record.state !== 'active') throw new Failure(Errcode.ACCOUNT_DISABLED)
  const { data: done } = await audit.doc(entryId(by, whom)).get()
  if (done) return record
  const { before, after } = difference(record, wanted)
  // It is so already, whoever made it so: nothing to write, nothing to remember and nothing to choose between.
  if (Object.keys(after).length === 0) return record
  if (record.version !== version) throw changedMeanwhile(by, record)
  const changes = { ...after, ...(after.state && { since: Date.now() }), version: version + 1 }
  await audit.add({ data: entryOf(by, { whom, version: changes.version, before, after }) })
  await write(transaction, found, changes)
  return { ...record, ...changes }
}

/** An administrator is not shown the whole number here either. */
function changedMeanwhile({ caller }: By, record: OwnRecord): Failure {
  const data: ChangedMeanwhile = { user: caller.administrator ? v.parse(user, record) : record }
  return new Failure(Errcode.CHANGED_MEANWHILE, undefined, data)
}

/** The fields that are to become something else, as they are and as they are to be. */
function difference(record: OwnRecord, wanted: Wanted): { before: Recorded; after: Recorded } {
  const fields = (Object.keys(wanted) as (keyof Recorded)[]).filter(
    (field) => wanted[field] !== undefined && record[field] !== wanted[field],
  )
  const only = (from: Wanted): Recorded => Object.fromEntries(fields.map((field) => [field, from[field]]))
  return { before: only(record), after: only(wanted) }
}
