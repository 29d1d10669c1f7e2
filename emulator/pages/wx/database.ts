import type { CollectionReference, DocumentReference, Query } from '@cloudbase/database'
import { databaseLibrary } from '../../shared/database-library'
import { settle, WxError } from './ask'
import type { Carrier } from './carrier'
import { askDatabase } from './database-request'
import type { Listener, Query as Asked, Watches } from './watch'

type Data = Record<string, unknown>
type WithData = { data: Data }

/**
 * `wx.cloud.database()`, made of the library that wx-server-sdk has inside: WeChat's own for phones is not public, its
 * shapes are. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/database/Database.html
 */
export function database(carrier: Carrier, watches: Watches, { env }: { env?: string | undefined }) {
  const watch = (query: Omit<Asked, 'env'>, listener: Listener) => watches.start({ env, ...query }, listener)
  const db = databaseLibrary((action, request) =>
    askDatabase(carrier, 'database', { action, env, ...request }),
  )
  return {
    command: db.command,
    serverDate: db.serverDate as (options?: { offset: number }) => unknown,
    RegExp: db.RegExp as (options: { regexp: string; options?: string }) => unknown,
    Geo: db.Geo,
    collection: (name: string) => collectionOf(db.collection(name), name, watch),
  }
}

type Watch = (query: Omit<Asked, 'env'>, listener: Listener) => ReturnType<Watches['start']>

function collectionOf(collection: CollectionReference, name: string, watch: Watch) {
  return {
    ...queryOf(collection, (query, listener) => watch({ collectionName: name, ...query }, listener)),
    doc: (id: string | number) => ({
      ...documentOf(collection.doc(id), id),
      watch: (listener: Listener) =>
        watch({ collectionName: name, query: JSON.stringify({ _id: id }) }, listener),
    }),
    add: (options: WithData) =>
      settle('collection.add', options, async () => {
        const { id } = (await collection.add(options.data)) as { id: string | number }
        return { _id: id }
      }),
    aggregate: () => collection.aggregate(),
  }
}

/** What the library keeps of a query, and shows nobody; its own `watch` fails where there is an `orderBy`. */
interface Kept {
  _fieldFilters?: string
  _apiOptions: { order?: object; limit?: number }
}

type WatchQuery = (query: Pick<Asked, 'query' | 'order' | 'limit'>, listener: Listener) => ReturnType<Watch>

function queryOf(query: Query, watch: WatchQuery) {
  return {
    where: (condition: object) => queryOf(query.where(condition), watch),
    orderBy: (field: string, direction: 'asc' | 'desc') => queryOf(query.orderBy(field, direction), watch),
    skip: (rows: number) => queryOf(query.skip(rows), watch),
    limit: (rows: number) => queryOf(query.limit(rows), watch),
    field: (projection: object) => queryOf(query.field(projection), watch),
    watch(listener: Listener) {
      const { _fieldFilters, _apiOptions } = query as unknown as Kept
      const { order, limit } = _apiOptions
      return watch({ query: _fieldFilters, order: order && JSON.stringify(order), limit }, listener)
    },
    get: (options?: object) =>
      settle('collection.get', options, async () => {
        const { data } = (await query.get()) as { data: Data[] }
        return { data }
      }),
    count: (options?: object) =>
      settle('collection.count', options, async () => {
        const { total } = (await query.count()) as { total: number }
        return { total }
      }),
    update: (options: WithData) =>
      settle('collection.update', options, async () => {
        const { updated } = (await query.update(options.data)) as { updated: number }
        return { stats: { updated } }
      }),
    remove: (options?: object) =>
      settle('collection.remove', options, async () => {
        const { deleted } = (await query.remove()) as { deleted: number }
        return { stats: { removed: deleted } }
      }),
  }
}

function documentOf(document: DocumentReference, id: string | number) {
  return {
    field: (projection: object) => documentOf(document.field(projection), id),
    get: (options?: object) =>
      settle('document.get', options, async () => {
        const { data } = (await document.get()) as { data: Data[] }
        if (data[0]) return { data: data[0] }
        const both = 'make sure that the document exists and you have the corresponding access permission'
        throw new WxError(-1, `cannot find document with _id ${id}, please ${both}`)
      }),
    set: (options: WithData) =>
      settle('document.set', options, async () => {
        const { updated, upsertedId } = (await document.set(options.data)) as Record<string, unknown>
        return { _id: id, stats: { updated, created: upsertedId === null ? 0 : 1 } }
      }),
    update: (options: WithData) =>
      settle('document.update', options, async () => {
        const { updated } = (await document.update(options.data)) as { updated: number }
        return { stats: { updated } }
      }),
    remove: (options?: object) =>
      settle('document.remove', options, async () => {
        const { deleted } = (await document.remove()) as { deleted: number }
        return { stats: { removed: deleted } }
      }),
  }
}
