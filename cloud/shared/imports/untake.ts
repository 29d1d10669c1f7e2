import { Errcode, type ImportedRow, type RowOutcome, type User } from '../../../contract'
import { changeInside } from '../change'
import { recount } from '../counts'
import { database } from '../database'
import { type By, entryOf } from '../entry'
import { Failure } from '../failure'
import { describe, log } from '../log'
import { type Transaction, writeTogether } from '../transaction'

/**
 * Takes back what a row has done, if the person is still as it left them. One transaction, as when it was done. Never
 * throws.
 * @returns what has become of it; an errcode where it went wrong
 */
export async function untakeRow(by: By, _id: string): Promise<RowOutcome | Errcode> {
  try {
    return await writeTogether((transaction) =>
      untakeInside(transaction, { ...by, requestId: `${_id}-undo` }, _id),
    )
  } catch (error) {
    log.error('a row is left for later', { _id, cause: describe(error) })
    return error instanceof Failure ? error.errcode : Errcode.UNKNOWN
  }
}

async function untakeInside(transaction: Transaction, by: By, _id: string): Promise<RowOutcome> {
  const rows = transaction.collection('imports').doc(_id)
  const { data: row } = await rows.get()
  if (!row) return 'undone'
  const { whom = '', outcome: done } = row
  if (done === undefined) {
    // Whoever was thought dead and comes to it now finds that it is over.
    await rows.update({ data: { outcome: 'undone' } })
    return 'undone'
  }
  if (done !== 'created' && done !== 'changed') return done
  const { data: person } = await transaction.collection('users').doc(whom).get()
  const isGone = done === 'created' && !person
  const isAsLeft = person !== null && (person.version ?? 0) === row.version
  const outcome = isGone || isAsLeft ? 'undone' : 'kept'
  await rows.update({ data: { outcome, before: database().command.remove() } })
  if (isAsLeft && done === 'created') await removePerson(transaction, by, person)
  if (isAsLeft && done === 'changed') await restore(transaction, by, whom, row)
  return outcome
}

async function restore(
  transaction: Transaction,
  by: By,
  whom: string,
  { version = 0, before = {} }: ImportedRow,
) {
  await changeInside(transaction, { by, whom, version, wanted: before })
}

async function removePerson(transaction: Transaction, by: By, person: User): Promise<void> {
  const { _id: whom, name, age, sex, tel, counted } = person
  const gone = { whom, version: (person.version ?? 0) + 1, before: { name, age, sex, tel }, after: {} }
  await transaction.collection('audit').add({ data: entryOf(by, gone) })
  await transaction.collection('users').doc(whom).remove()
  await recount(transaction, whom, counted, '')
}
