import { type ChangedMeanwhile, Errcode, type OwnRecord } from '../../contract'
import type { Recorded } from '../../contract/collections'
import { type By, entryId, entryOf } from './entry'
import { Failure } from './failure'
import { ownRecordOf } from './own-record'
import { keysOf } from './person-keys'
import { type Transaction, inTransaction } from './transaction'

/**
 * Changes a person's record and says so in `audit`: both or neither. A repeat of a request that was carried out, as one
 * whose answer was lost, changes nothing and hears the record as it is now.
 * @param version of the record that the caller has seen
 * @returns the record as it is now, or null where there is none
 * @throws Failure CHANGED_MEANWHILE with the record as it is now, WRITE_FAILED
 */
export async function change(
  by: By,
  whom: string,
  version: number,
  wanted: Recorded,
): Promise<OwnRecord | null> {
  try {
    return await inTransaction((transaction) => changeInside(transaction, { by, whom, version, wanted }))
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw Object.assign(new Failure(Errcode.WRITE_FAILED), { cause })
  }
}

interface Wish {
  by: By
  whom: string
  version: number
  wanted: Recorded
}

async function changeInside(transaction: Transaction, { by, whom, version, wanted }: Wish) {
  const users = transaction.collection('users')
  const audit = transaction.collection('audit')
  const { data: found } = await users.doc(whom).get()
  if (!found) return null
  const record = ownRecordOf(found)
  const { data: done } = await audit.doc(entryId(by)).get()
  if (done) return record
  const { before, after } = difference(record, wanted)
  // It is so already, whoever made it so: nothing to write, nothing to remember and nothing to choose between.
  if (Object.keys(after).length === 0) return record
  if (record.version !== version) throw changedMeanwhile(record)
  const next = version + 1
  const keys = keysOf({ ...found, ...record, ...after })
  await users.doc(whom).update({ data: { ...after, keys, version: next } })
  await audit.add({ data: entryOf(by, { whom, version: next, before, after }) })
  return { ...record, ...after, version: next }
}

function changedMeanwhile(user: OwnRecord): Failure {
  const data: ChangedMeanwhile = { user }
  return new Failure(Errcode.CHANGED_MEANWHILE, undefined, data)
}

/** The fields that are to become something else, as they are and as they are to be. */
function difference(record: OwnRecord, wanted: Recorded): { before: Recorded; after: Recorded } {
  const fields = (Object.keys(wanted) as (keyof Recorded)[]).filter(
    (field) => record[field] !== wanted[field],
  )
  const only = (from: Recorded): Recorded => Object.fromEntries(fields.map((field) => [field, from[field]]))
  return { before: only(record), after: only(wanted) }
}
