import * as v from 'valibot'
import type { Counts, User } from '../../contract'
import { ageBandOf } from '../../contract/age-bands'
import { dayOf } from '../../contract/day'
import { user } from '../../contract/user-view'
import { database } from './database'
import type { Transaction } from './transaction'

/**
 * `counts` in slots, so that changes of different people seldom wait for each other. A person's slot follows from the
 * `_id`: so the slot is a full count of one range of `users`, and can be compared with it.
 */
export const slots = Array.from('0123456789abcdef')

/** Whatever an `_id` made by hand begins with, it lies between two slots' first ones. */
export const slotOf = (_id: string): string => [...slots].reverse().find((slot) => slot <= _id) ?? '0'

/** `counted` of what does not fit the contract: no list shows it either. */
export const UNREADABLE = '-'

/** No day is later: ms since 1970. */
const LAST_MOMENT = 8e15

/** As what a person is to be counted: state, sex, age band, mini program, day of registration, with strokes between. */
export function countedOf(record: User): string {
  const { success, output } = v.safeParse(user, record)
  if (!success || Math.abs(output.createtime) > LAST_MOMENT) return UNREADABLE
  const { state, sex, age, createtime } = output
  // A point would be a path in the database; a record made by hand may have none.
  const appid = (record as Partial<User>).appid?.replace(/\W/g, '_') ?? ''
  return [state, sex, ageBandOf(age), appid, dayOf(createtime)].join('/')
}

export type Numbers = Pick<Counts, 'people' | 'days'>

/** What so many people come to, of each of whom `counted` and how often it is given. */
export function tally(counted: Iterable<[counted: string, times: number]>): Numbers {
  const numbers: Numbers = { people: {}, days: {} }
  for (const [text, times] of counted) {
    const [state = '', sex = '', age = '', appid = '', day = ''] = text.split('/')
    if (!day) continue
    add(numbers.people, [state, sex, age, appid].join('/'), times)
    if (state !== 'trashed') add((numbers.days[day.slice(0, 7)] ??= {}), day.slice(8), times)
  }
  return numbers
}

function add(numbers: Record<string, number>, key: string, times: number): void {
  numbers[key] = (numbers[key] ?? 0) + times
}

/**
 * Takes a person out of `counts` as what they were counted, and in as what they are. The last write of a transaction, so
 * that nobody waits longer for the slot than need be.
 * @param was `counted` in the record; undefined or empty: not yet
 * @param is what the same transaction writes there; empty: the record goes
 */
export async function recount(
  transaction: Transaction,
  whom: string,
  was: string | undefined,
  is: string,
): Promise<void> {
  if ((was ?? '') === is) return
  const slot = transaction.collection('counts').doc(slotOf(whom))
  const { people, days } = tally([
    [was ?? '', -1],
    [is, 1],
  ])
  const months = Object.entries(days).map(([month, numbers]) => [month, increments(numbers)] as const)
  const inc = database().command.inc(1)
  const { stats } = await slot.update({
    data: { people: increments(people), days: Object.fromEntries(months), changes: inc },
  })
  if (stats.updated === 0) await slot.set({ data: { people, days, changes: 1, compared: 0 } })
}

/** Where there are none, the empty object that is left leaves what is stored as it is. */
function increments(numbers: Record<string, number>): object {
  const changed = Object.entries(numbers).filter(([, by]) => by !== 0)
  return Object.fromEntries(changed.map(([key, by]) => [key, database().command.inc(by)]))
}
