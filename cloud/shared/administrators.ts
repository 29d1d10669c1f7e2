import { type Admin, Errcode, type Role } from '../../contract'
import { roleOf } from '../../contract/roles'
import { find } from './database'
import { type By, entryId, entryOf } from './entry'
import { Failure } from './failure'
import { personId } from './person-id'
import { type Transaction, writeTogether } from './transaction'

/** So many are looked at; the platform gives no more at once. */
const MOST = 1000

/** Every administrator, the longest one first. @throws Failure READ_FAILED */
export async function everyAdministrator(): Promise<Admin[]> {
  const found = await find('admins', { where: {}, limit: MOST })
  return found.sort((a, b) => a.createtime - b.createtime)
}

/** As answers show one: the contract's schema takes of it what may leave. */
export const administratorView = (record: Admin) => ({
  ...record,
  role: roleOf(record),
  who: personId(record),
})

/** What an administrator is to be. */
export interface Wanted {
  role?: Role | undefined
  name?: string | undefined
}

/**
 * An owner changes an administrator's record, or removes it, and says so in `audit`: both or neither. A repeat changes
 * nothing and hears what is so now.
 * @param wanted null: to be no administrator any more
 * @returns the record as it is now; null where there is none
 * @throws Failure LAST_OWNER, NOT_ADMIN or ROLE_TOO_LOW where the caller is no owner any more, READ_FAILED, WRITE_FAILED
 */
export async function changeAdministrator(by: By, _id: string, wanted: Wanted | null): Promise<Admin | null> {
  // Nothing but single records can be read inside of a transaction; there each is asked once more.
  const others = (await everyAdministrator()).filter((each) => each._id !== _id).map((each) => each._id)
  return writeTogether((transaction) => changeInside(transaction, { by, _id, wanted, others }))
}

interface Wish {
  by: By
  _id: string
  wanted: Wanted | null
  others: string[]
}

async function changeInside(
  transaction: Transaction,
  { by, _id, wanted, others }: Wish,
): Promise<Admin | null> {
  const admins = transaction.collection('admins')
  const { data: found } = await admins.doc(_id).get()
  const { data: done } = await transaction.collection('audit').doc(entryId(by)).get()
  if (!found || done) return found
  const self = by.caller.administrator?._id ?? ''
  await mustBeOwner(transaction, self)
  const before = { role: roleOf(found), ...(found.name !== undefined && { name: found.name }) }
  const changes = wanted ? difference(before, wanted) : null
  if (changes && Object.keys(changes).length === 0) return found
  const endsOwner = before.role === 'owner' && (changes === null || changes.role !== undefined)
  // Whoever acts upon another one is an owner who is left.
  if (_id !== self) await rely(transaction, by, [self])
  else if (endsOwner) await rely(transaction, by, others)
  if (changes) await admins.doc(_id).update({ data: changes })
  else await admins.doc(_id).remove()
  const after = changes ?? {}
  const was = changes ? pick(before, Object.keys(changes)) : before
  await transaction.collection('audit').add({
    data: entryOf(by, { whom: personId(found), object: _id, before: was, after }),
  })
  return changes ? { ...found, ...changes } : null
}

/** The call began with an owner; meanwhile another one may have decided. */
async function mustBeOwner(transaction: Transaction, _id: string): Promise<void> {
  const { data: administrator } = await transaction.collection('admins').doc(_id).get()
  if (!administrator) throw new Failure(Errcode.NOT_ADMIN)
  if (roleOf(administrator) !== 'owner') throw new Failure(Errcode.ROLE_TOO_LOW)
}

/** Sees to it that one of these is an owner when the transaction ends: by writing that one's record. */
async function rely(transaction: Transaction, { requestId }: By, candidates: string[]): Promise<void> {
  const admins = transaction.collection('admins')
  for (const _id of candidates) {
    const { data } = await admins.doc(_id).get()
    if (!data || roleOf(data) !== 'owner') continue
    await admins.doc(_id).update({ data: { relied: requestId } })
    return
  }
  throw new Failure(Errcode.LAST_OWNER)
}

type Known = { role: Role; name?: string }

function difference(before: Known, { role, name }: Wanted): Partial<Known> {
  return {
    ...(role !== undefined && role !== before.role && { role }),
    ...(name !== undefined && name !== before.name && { name }),
  }
}

const pick = (from: Known, fields: string[]): Partial<Known> =>
  Object.fromEntries(Object.entries(from).filter(([field]) => fields.includes(field)))
