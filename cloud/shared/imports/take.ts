import { createHash, randomBytes } from 'node:crypto'
import { Errcode, type ImportMode, type ImportedRow, type RowOutcome, type User } from '../../../contract'
import { PURGED } from '../../../contract/states'
import { changeInside } from '../change'
import { database, findById, update } from '../database'
import { type By, entryOf } from '../entry'
import { Failure } from '../failure'
import { describe, log } from '../log'
import { writeNew } from '../settle'
import { type Transaction, writeTogether } from '../transaction'
import { difference, targetsOf, wantedBy } from './target'

/**
 * One row's turn: the person, the entry, the counts and what has become of the row are one transaction, so that a repeat
 * finds it done. Never throws.
 * @returns what has become of it; an errcode where it went wrong; `end` where the import ends here
 */
export async function takeRow(by: By, _id: string, mode: ImportMode): Promise<RowOutcome | Errcode | 'end'> {
  try {
    const found = await findById('imports', _id)
    // Whoever has left meanwhile has taken the row along.
    if (!found) return 'missing'
    const outcome = found.outcome ?? (await become({ ...by, requestId: _id }, found, mode))
    return outcome === 'known' ? 'end' : outcome
  } catch (error) {
    log.error('a row is left for later', { _id, cause: describe(error) })
    return error instanceof Failure ? error.errcode : Errcode.UNKNOWN
  }
}

async function become(by: By, found: ImportedRow, mode: ImportMode): Promise<RowOutcome> {
  const [target = 'missing'] = await targetsOf([found.row])
  if (target === 'new') return writeRow(found._id, (transaction) => create(transaction, by, found))
  if (typeof target === 'string') return say(found._id, { outcome: target })
  const whom = target._id
  if (mode === 'stop') return say(found._id, { outcome: 'known', whom })
  if (mode === 'skip') return say(found._id, { outcome: 'skipped', whom })
  return writeRow(found._id, (transaction) => alter(transaction, by, found, whom))
}

/** Of a row by which nobody is changed. */
async function say(
  _id: string,
  what: Pick<ImportedRow, 'whom'> & { outcome: RowOutcome },
): Promise<RowOutcome> {
  await update('imports', { _id, outcome: database().command.exists(false) }, what)
  return what.outcome
}

/** Does what `write` does, unless somebody else has done it. */
const writeRow = (
  _id: string,
  write: (transaction: Transaction) => Promise<RowOutcome>,
): Promise<RowOutcome> =>
  writeTogether(async (transaction) => {
    const { data: now } = await transaction.collection('imports').doc(_id).get()
    return now?.outcome ?? write(transaction)
  })

async function create(transaction: Transaction, by: By, { _id, row }: ImportedRow): Promise<RowOutcome> {
  const { name, age, sex, tel = '' } = row
  const fields = { name, age, sex, tel }
  const whom = personFrom(_id)
  await transaction
    .collection('audit')
    .add({ data: entryOf(by, { whom, version: 0, before: null, after: fields }) })
  await transaction
    .collection('imports')
    .doc(_id)
    .update({ data: { outcome: 'created', whom, version: 0 } })
  await writeNew(transaction, { _id: whom, ...fields, ...nobody(whom), createtime: Date.now(), version: 0 })
  return 'created'
}

async function alter(
  transaction: Transaction,
  by: By,
  { _id, row }: ImportedRow,
  whom: string,
): Promise<RowOutcome> {
  const rows = transaction.collection('imports').doc(_id)
  const { data: person } = await transaction.collection('users').doc(whom).get()
  const wanted = wantedBy(row)
  // Whoever is being removed for good is gone already: cloud/users_purge.
  const before = person && person.since !== PURGED && difference(person, wanted)
  if (!before) {
    await rows.update({ data: { outcome: 'missing' } })
    return 'missing'
  }
  const outcome = Object.keys(before).length > 0 ? 'changed' : 'same'
  const version = (person.version ?? 0) + 1
  await rows.update({ data: { outcome, whom, ...(outcome === 'changed' && { before, version }) } })
  await changeInside(transaction, { by, whom, version: person.version ?? 0, wanted })
  return outcome
}

/** `_id` of who is made by a row: of the row alone, since a telephone number could be found out by trying all of them. */
const personFrom = (_id: string): string =>
  createHash('sha256').update(`imported:${_id}`).digest('hex').slice(0, 32)

/** Nobody comes from no mini program: this person is never the caller. An index wants something of each that no other has. */
const nobody = (whom: string): Pick<User, 'appid' | 'openid' | 'imported' | 'requestId'> => ({
  appid: '',
  openid: whom,
  imported: true,
  requestId: randomBytes(16).toString('hex'),
})
