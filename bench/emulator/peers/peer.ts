/** A database in this process, by what an app asks of it. What one cannot do is left out. */
export interface Peer {
  name: string
  insertOne?: (document: Person) => Promise<unknown>
  insertMany?: (documents: Person[]) => Promise<unknown>
  /** Of the document with the `_id`. */
  read: (id: string) => Promise<Person | undefined>
  increment: (id: string) => Promise<unknown>
  /** 20 of one sex, the youngest first. */
  page?: (sex: number) => Promise<Person[]>
  /** How many there are of each age, and how old their children are together. */
  group?: () => Promise<unknown[]>
  /** Each with its team, counted. */
  lookup?: () => Promise<unknown[]>
  close: () => Promise<unknown>
}

export interface Person {
  _id: string
  sex: number
  age: number
  n: number
  team: string
  name: string
}

export interface Team {
  _id: string
  title: string
}

export const TEAMS = 1_000
export const PAGE = 20

export const person = (n: number): Person => ({
  _id: `p${n}`,
  sex: n % 3,
  age: n % 90,
  n: (n * 7919) % 100_003,
  team: `t${n % TEAMS}`,
  name: '林晓雨',
})

export const teams = (): Team[] =>
  Array.from({ length: TEAMS }, (_, n) => ({ _id: `t${n}`, title: `team ${n}` }))

export const GROUP = { $group: { _id: '$age', count: { $sum: 1 }, n: { $sum: '$n' }, most: { $max: '$n' } } }
export const LOOKUP = [
  { $lookup: { from: 'teams', localField: 'team', foreignField: '_id', as: 'teams' } },
  { $group: { _id: '$teams.title', count: { $sum: 1 } } },
  { $limit: 10_000 },
]
