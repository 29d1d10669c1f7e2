import { aggregate, find, updateOne } from 'mingo'
import { GROUP, LOOKUP, PAGE, type Peer, type Person, teams } from './peer'

/** https://github.com/kofrasa/mingo: a query language for lists, without a store or an index. */
export function mingo(people: Person[]): Peer {
  const collections = { people, teams: teams() }
  const options = { collectionResolver: (name: string) => collections[name as 'people' | 'teams'] as never }
  return {
    name: 'mingo',
    read: (_id) => Promise.resolve(find<Person>(people, { _id }).next()),
    increment: (_id) => Promise.resolve(updateOne(people as never, { _id }, { $inc: { n: 1 } })),
    page: (sex) => Promise.resolve(find<Person>(people, { sex }).sort({ age: 1 }).limit(PAGE).all()),
    group: () => Promise.resolve(aggregate(people as never, [GROUP], options)),
    lookup: () => Promise.resolve(aggregate(people as never, LOOKUP, options)),
    close: () => Promise.resolve(),
  }
}
