import type { Counts } from '../../contract'
import { slots } from './counts'
import { database, find } from './database'

/** A number of people who have these in common. */
export interface Group {
  state: string
  sex: string
  age: string
  appid: string
  people: number
}

/** What `counts` says, all slots together. @throws Failure READ_FAILED */
export async function readCounts(): Promise<Counts[]> {
  return find('counts', { where: { _id: database().command.in([...slots]) }, limit: slots.length })
}

/** @returns groups of which several may be alike */
export const groupsOf = (found: Counts[]): Group[] =>
  found
    .flatMap(({ people }) => Object.entries(people))
    .map(([key, number]) => {
      const [state = '', sex = '', age = '', appid = ''] = key.split('/')
      return { state, sex, age, appid, people: number }
    })
