import { open } from 'node:fs/promises'
import { join } from 'node:path'
import Datastore from '@seald-io/nedb'
import { PAGE, type Peer, type Person } from './peer'

/** https://github.com/seald/nedb: it has no aggregation. On disk it is told to wait for the disk after each write, as we do. */
export async function nedb(folder?: string): Promise<Peer> {
  const filename = folder === undefined ? undefined : join(folder, 'nedb.db')
  const store = new Datastore<Person>(filename === undefined ? { inMemoryOnly: true } : { filename })
  await store.loadDatabaseAsync()
  for (const fieldName of ['sex', 'age']) await store.ensureIndexAsync({ fieldName })
  const file = filename === undefined ? undefined : await open(filename, 'a')
  const synced = async <Result>(work: Promise<Result>) => {
    const result = await work
    await file?.sync()
    return result
  }
  return {
    name: folder === undefined ? 'nedb' : 'nedb, synced',
    insertOne: (one) => synced(store.insertAsync(one)),
    insertMany: (all) => synced(store.insertAsync(all as never)),
    read: (id) => store.findOneAsync({ _id: id }),
    increment: (id) => synced(store.updateAsync({ _id: id }, { $inc: { n: 1 } }, {})),
    page: (sex) => store.findAsync({ sex }).sort({ age: 1 }).limit(PAGE),
    close: async () => file?.close(),
  }
}
