import { join } from 'node:path'
import { openDatabase } from '../../../emulator/database/database'
import type { Document } from '../../../emulator/database/document'
import { GROUP, LOOKUP, PAGE, type Peer, type Person, teams } from './peer'

const people = { indexes: [{ name: 'sex_age', keys: { sex: 1 as const, age: 1 as const } }] }

/** Our engine. What only the server SDK's protocol has is asked by it, in texts of EJSON. */
export async function ours(folder?: string): Promise<Peer> {
  const file = folder === undefined ? {} : { file: join(folder, 'ours.sqlite') }
  const database = openDatabase({ ...file, collections: { people, teams: {} } })
  await database.insert('teams', teams() as unknown as Document[])
  const ask = (action: string, request: object) =>
    database.execute(`database.${action}`, { collectionName: 'people', ...request })
  const aggregate = async (...stages: object[]) => {
    const texts = stages.flatMap((stage) =>
      Object.entries(stage).map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) })),
    )
    return (await ask('aggregateDocuments', { stages: texts }))['list'] as unknown[]
  }
  const insertMany = (all: Person[]) => database.insert('people', all as unknown as Document[])
  const find = (query: object, options: object) =>
    Promise.resolve(database.find('people', query, options) as unknown as Person[])
  return {
    name: folder === undefined ? 'ours' : 'ours, on disk',
    insertOne: (one) => insertMany([one]),
    insertMany,
    read: async (_id) => (await find({ _id }, {}))[0],
    increment: (_id) =>
      ask('modifyDocument', { query: JSON.stringify({ _id }), queryType: 'DOC', data: '{"$inc":{"n":1}}' }),
    page: (sex) => find({ sex }, { sort: { age: 1 }, limit: PAGE }),
    group: () => aggregate(GROUP, { $limit: 10_000 }),
    lookup: () => aggregate(...LOOKUP),
    close: () => database.close(),
  }
}
