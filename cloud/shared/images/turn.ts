import type { Image } from '../../../contract'
import { database, update } from '../database'
import { type By, entryOf } from '../entry'
import { writeTogether } from '../transaction'

/**
 * Gives a picture another state, if it is in one of these.
 * @param by the administrator who decides: then the entry in `audit` is written together with it. Left out where a person
 * or the platform does it.
 * @returns false where it is in none of them any more
 * @throws Failure WRITE_FAILED
 */
export async function turn(
  _id: string,
  from: Image['state'][],
  to: Pick<Image, 'state'> & Partial<Pick<Image, 'sweepAt' | 'refusal'>>,
  by?: By,
): Promise<boolean> {
  if (!by) return (await update('images', { _id, state: database().command.in(from) }, to)) > 0
  return writeTogether(async (transaction) => {
    const image = transaction.collection('images').doc(_id)
    const { data: record } = await image.get()
    if (!record || !from.includes(record.state)) return false
    await image.update({ data: to })
    // A second time there is nothing to remember.
    if (record.state === to.state) return true
    const before = { picture: record.state }
    const after = { picture: to.state, ...(to.refusal && { refusal: to.refusal }) }
    const entry = entryOf(by, { whom: record.owner, object: _id, before, after })
    await transaction.collection('audit').add({ data: entry })
    return true
  })
}
