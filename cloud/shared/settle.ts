import type { User } from '../../contract'
import { UNREADABLE, countedOf, recount } from './counts'
import { keysOf } from './person-keys'
import { type Transaction, writeTogether } from './transaction'

/** What is in a record only because of what else is in it. */
function derivedFrom(record: User) {
  const counted = countedOf(record)
  return { keys: counted === UNREADABLE ? [] : keysOf(record), counted }
}

/** Does the record lack keys, or is it counted as something else than it is? Records from before are, and do. */
export function isUnsettled(record: User): boolean {
  const { keys, counted } = derivedFrom(record)
  return record.counted !== counted || record.keys?.join(' ') !== keys.join(' ')
}

/**
 * Writes changes of a person's record with all that follows from them, `counts` included. Whatever else the transaction
 * writes, it writes before.
 * @param found the record as the transaction has read it
 */
export async function write(transaction: Transaction, found: User, changes: Partial<User>): Promise<void> {
  const derived = derivedFrom({ ...found, ...changes })
  const data = { ...changes, ...derived }
  await transaction.collection('users').doc(found._id).update({ data })
  await recount(transaction, found._id, found.counted, derived.counted)
}

/** Writes a new record with all that follows from it, as `write` does. */
export async function writeNew(transaction: Transaction, { _id, ...record }: User): Promise<void> {
  const derived = derivedFrom({ _id, ...record })
  await transaction
    .collection('users')
    .doc(_id)
    .set({ data: { ...record, ...derived } })
  await recount(transaction, _id, undefined, derived.counted)
}

/**
 * Brings into order what follows from a record: a new one is counted, one from before gets its keys. Twice is once.
 * @param tries of the transaction
 * @throws Failure WRITE_FAILED
 */
export async function settle(whom: string, tries?: number): Promise<void> {
  await writeTogether(async (transaction) => {
    const { data: found } = await transaction.collection('users').doc(whom).get()
    if (found && isUnsettled(found)) await write(transaction, found, {})
  }, tries)
}
