import { expect } from 'vitest'
import { ageBandOf } from '../../contract/age-bands'
import type { Counts, User } from '../../contract'
import { adminApp } from '../../local/pair'
import { database } from './admins/people'
import type { RunningPair } from './run-pair'

const users = (pair: RunningPair) => database(pair).find('users') as unknown as User[]
const counts = (pair: RunningPair) => database(pair).find('counts') as unknown as Counts[]

type Numbers = Record<string, number>

function summed(entries: [string, number][]): Numbers {
  const numbers: Numbers = {}
  for (const [key, number] of entries) numbers[key] = (numbers[key] ?? 0) + number
  return Object.fromEntries(Object.entries(numbers).filter(([, number]) => number !== 0))
}

/** What `counts` says, all slots together. */
export const kept = (pair: RunningPair): Numbers =>
  summed(
    counts(pair).flatMap(({ people, days }) => [
      ...Object.entries(people),
      ...Object.entries(days).flatMap(([month, each]) =>
        Object.entries(each).map(([day, number]): [string, number] => [`${month}-${day}`, number]),
      ),
    ]),
  )

/** Everybody, counted one by one; days are China's, and of those who are not in the trash. */
export const full = (pair: RunningPair): Numbers =>
  summed(
    users(pair).flatMap(({ state = 'active', sex, age, appid, createtime }): [string, number][] => [
      [`${state}/${sex}/${ageBandOf(age)}/${appid}`, 1],
      [
        new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(createtime),
        Number(state !== 'trashed'),
      ],
    ]),
  )

export const expectExact = (pair: RunningPair, why = ''): void => expect(kept(pair), why).toEqual(full(pair))

export const repair = ({ cloud }: RunningPair, source = 'wx_trigger') =>
  cloud.invoke({ env: adminApp.env, name: 'counts_repair', event: {}, source })
