import type { User } from '../../contract'
import { type Numbers, slots, tally } from '../shared/counts'
import { database, find, findById } from '../shared/database'
import { log } from '../shared/log'
import { isUnsettled } from '../shared/settle'
import { writeTogether } from '../shared/transaction'
import { settleOrPostpone } from './settle-or-postpone'

/** Records that are read at once. */
const PAGE = 500

interface Compared {
  /** `busy`: it was written meanwhile, or there was no time left; the next run tries again. */
  outcome: 'agreed' | 'repaired' | 'busy'
  settled: number
  postponed: number
}

/**
 * Compares a slot with the records that it counts, each of which says as what. Nothing stands still for it: every change
 * of `counted` is a change of the slot, in one transaction, so a slot that nobody has written from the first record to the
 * last agrees with what was read, or is repaired. Records from before get their keys and are counted on the way.
 */
export async function compare(slot: string, over: () => boolean): Promise<Compared> {
  const done = { settled: 0, postponed: 0 }
  // What is settled on the way is written meanwhile: then it is looked at once more.
  for (;;) {
    const changes = (await findById('counts', slot))?.changes ?? 0
    const before = done.settled
    const counted = new Map<string, number>()
    for await (const record of recordsOf(slot)) {
      if (over()) return { ...done, outcome: 'busy' }
      if (isUnsettled(record)) done[await settleOrPostpone(record._id)] += 1
      counted.set(record.counted ?? '', (counted.get(record.counted ?? '') ?? 0) + 1)
    }
    if (done.settled === before) return { ...done, outcome: await close(slot, changes, tally(counted)) }
  }
}

async function* recordsOf(slot: string): AsyncGenerator<User> {
  const _ = database().command
  const [first] = slots
  const end = slots[slots.indexOf(slot) + 1]
  let after: string | undefined
  for (;;) {
    const from = after === undefined ? (slot === first ? [] : [_.gte(slot)]) : [_.gt(after)]
    const until = end === undefined ? [] : [_.lt(end)]
    const where = _.and([...from, ...until].map((_id) => ({ _id })))
    const page = await find('users', { where, orderBy: [['_id', 'asc']], limit: PAGE })
    yield* page
    after = page.at(-1)?._id
    if (page.length < PAGE) return
  }
}

/** @param changes of the slot before the first record was read */
async function close(slot: string, changes: number, numbers: Numbers): Promise<Compared['outcome']> {
  return writeTogether(async (transaction) => {
    const document = transaction.collection('counts').doc(slot)
    const { data: found } = await document.get()
    if ((found?.changes ?? 0) !== changes) return 'busy'
    const compared = Date.now()
    if (found && isSame(found, numbers)) {
      await document.update({ data: { compared } })
      return 'agreed'
    }
    if (found) log.warn('counts did not agree with the records', { slot, changes })
    await document.set({ data: { ...numbers, changes: changes + 1, compared } })
    return found ? 'repaired' : 'agreed'
  })
}

/** What has come down to nobody is as good as left out. */
const isSame = (some: Numbers, others: Numbers): boolean => flat(some) === flat(others)

const flat = ({ people, days }: Numbers): string =>
  [...Object.entries(people), ...Object.entries(days).flatMap(inMonth)]
    .filter(([, number]) => number !== 0)
    .map(([key, number]) => `${key}=${number}`)
    .sort()
    .join(' ')

const inMonth = ([month, numbers]: [string, Record<string, number>]) =>
  Object.entries(numbers).map(([day, number]): [string, number] => [`${month}/${day}`, number])
