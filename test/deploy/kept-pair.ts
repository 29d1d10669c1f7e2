import { collections } from '../../contract/collections'
import { createCloud, type Database } from '../../emulator/index'
import { onTestFinished } from 'vitest'
import { startTarget, values } from './target'
import type { TencentCloud } from './tencent-cloud-state'

/** Two environments with the pair's collections and nothing that runs: for what is done with documents. */
export interface KeptPair {
  target: TencentCloud
  /** By the app whose environment holds it. */
  databases: Record<'admin' | 'user', Database>
  /** Every document of both, as canonical EJSON. */
  everything(): Promise<Record<string, string[]>>
  /** No document is left. */
  lose(): Promise<void>
}

const { ADMIN_APPID, ADMIN_ENV, ADMIN_SECRET, USER_APPID, USER_ENV } = values

export async function startKeptPair(): Promise<KeptPair> {
  const target = await startTarget()
  const of = (app: 'admin' | 'user') =>
    Object.fromEntries(Object.entries(collections).filter(([, { env }]) => env === app))
  const cloud = await createCloud({
    miniPrograms: [
      { appid: ADMIN_APPID, secret: ADMIN_SECRET, name: 'admin' },
      { appid: USER_APPID, secret: 'none', name: 'user' },
    ],
    environments: [
      { env: ADMIN_ENV, appid: ADMIN_APPID, collections: of('admin') },
      { env: USER_ENV, appid: USER_APPID, collections: of('user') },
    ],
  })
  onTestFinished(() => cloud.dispose())
  target.database = (env) => cloud.database(env)
  const databases = { admin: cloud.database(ADMIN_ENV), user: cloud.database(USER_ENV) }
  return {
    target,
    databases,
    async everything() {
      const all: Record<string, string[]> = {}
      for (const [name, { env }] of Object.entries(collections))
        all[name] = await textsIn(databases[env], name)
      return all
    },
    async lose() {
      for (const [name, { env }] of Object.entries(collections)) await databases[env].remove(name, {})
    },
  }
}

async function textsIn(database: Database, collectionName: string): Promise<string[]> {
  const order = JSON.stringify({ _id: 1 })
  const { list } = await database.execute('database.getDocument', { collectionName, order, limit: 1000 })
  return list as string[]
}

/** Documents as canonical EJSON, so that every kind of value can be among them. */
export const put = (database: Database, collectionName: string, documents: object[]) =>
  database.execute('database.insertDocument', {
    collectionName,
    data: documents.map((document) => JSON.stringify(document)),
  })

/** A document with a value of every kind that the database knows. */
export const everyKind = {
  _id: 'every-kind',
  date: { $date: { $numberLong: '1764201600123' } },
  before1970: { $date: { $numberLong: '-1' } },
  point: { type: 'Point', coordinates: [{ $numberDouble: '113.5' }, { $numberInt: '23' }] },
  area: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [3, 6],
        [6, 1],
        [0, 0],
      ].map((place) => place.map((number) => ({ $numberInt: String(number) }))),
    ],
  },
  binary: { $binary: { base64: 'AAEC/w==', subType: '00' } },
  pattern: { $regularExpression: { pattern: '^a\\.b$', options: 'i' } },
  numbers: [
    { $numberInt: '3' },
    { $numberDouble: '1.5' },
    { $numberDouble: 'NaN' },
    { $numberLong: '1099511627776' },
  ],
  texts: ['', '两行\n字', '😀', '"quoted" \\ and \u2028'],
  nothing: null,
  flags: [true, false],
  empty: { list: [], object: {} },
  nested: { z: { y: [{ x: { w: [{ $numberInt: '1' }, [{ $numberInt: '2' }]] } }] }, a: 'order is kept' },
}
