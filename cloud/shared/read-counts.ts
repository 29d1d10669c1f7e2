import type { Counts } from '../../contract'
import type { PeopleFilter } from '../../contract/people-filter'
import { slots } from './counts'
import { database, findFields } from './database'

/**
 * What `counts` says, a document for each slot that holds anybody. Days grow with the years: whoever needs
 * some names them, as `days.2026-11.26`. @throws Failure READ_FAILED
 */
export const readCounts = <Field extends 'people' | 'compared' | `days.${string}`>(fields: Field[]) =>
  findFields('counts', { where: { _id: database().command.in([...slots]) }, limit: slots.length, fields })

/** People who have these in common; of several groups that are alike each is a part. */
export interface Group {
  state: string
  sex: string
  age: string
  appid: string
  people: number
}

export const groupsOf = (found: Pick<Counts, 'people'>[]): Group[] =>
  found
    .flatMap(({ people }) => Object.entries(people))
    .map(([key, number]) => {
      const [state = '', sex = '', age = '', appid = ''] = key.split('/')
      return { state, sex, age, appid, people: number }
    })

/** Names and moments are nothing that `counts` goes by. */
export const isKept = ({ search, from, until }: PeopleFilter): boolean =>
  !search && from === undefined && until === undefined

/** How many people these filters mean. @throws Failure READ_FAILED */
export async function keptCount({ state, sex, age, appid }: PeopleFilter): Promise<number> {
  const fits = (group: Group) =>
    (state === undefined ? group.state !== 'trashed' : group.state === state) &&
    (sex === undefined || group.sex === String(sex)) &&
    (age === undefined || group.age === age) &&
    (appid === undefined || group.appid === appid)
  return groupsOf(await readCounts(['people']))
    .filter(fits)
    .reduce((sum, { people }) => sum + people, 0)
}
