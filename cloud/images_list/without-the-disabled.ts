import type { Image } from '../../contract'
import { stateOf } from '../../contract/states'
import { database, find } from '../shared/database'

/**
 * Without the pictures of people who are shut out: looked up when they are shown and not marked in each picture, so that
 * they are out of sight, and back again, with one write. A page may be shorter for it.
 * @throws Failure READ_FAILED
 */
export async function withoutTheDisabled(images: Image[]): Promise<Image[]> {
  const owners = [...new Set(images.map(({ owner }) => owner))]
  if (owners.length === 0) return []
  const where = { _id: database().command.in(owners) }
  const people = await find('users', { where, limit: owners.length })
  const shutOut = new Set(people.filter((person) => stateOf(person) !== 'active').map(({ _id }) => _id))
  return images.filter(({ owner }) => !shutOut.has(owner))
}
