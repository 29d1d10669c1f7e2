import { calculateObjectSize } from 'bson'
import type { IndexOptions } from '../../shared/options'
import { listIn, type TcbApi, textIn, wrong } from './api'

export const addCollection: TcbApi = async ({ environment, given, note }) => {
  await environment.database.addCollection(textIn(given, 'collection_name'))
  note({ wrote: true })
  return {}
}

export const removeCollection: TcbApi = async ({ environment, given, note }) => {
  await environment.database.removeCollection(textIn(given, 'collection_name'))
  note({ wrote: true })
  return {}
}

/** What an index takes on disk is not known here: 0. */
export const getCollections: TcbApi = ({ environment: { database }, given }) => {
  const [limit, offset] = [numberIn(given, 'limit', 10), numberIn(given, 'offset', 0)]
  const all = database.collections()
  const state = database.state()
  const collections = all.slice(offset, offset + limit).map((name) => {
    const documents = state.get(name) ?? []
    const size = documents.reduce((sum, document) => sum + calculateObjectSize(document), 0)
    const index_count = database.indexes(name).length + 1
    return { name, count: documents.length, size, index_count, index_size: 0 }
  })
  return { pager: { Offset: offset, Limit: limit, Total: all.length }, collections }
}

/** They last until the emulator ends: what they are at a start its options say. */
export const updateIndexes: TcbApi = async ({ environment: { database }, given, note }) => {
  const name = textIn(given, 'collection_name')
  const create = listIn(given, 'create_indexes').map(indexOf)
  const drop = listIn(given, 'drop_indexes').map((index) => textIn(objectOf(index), 'name'))
  await database.changeIndexes(name, { create, drop })
  note({ wrote: true })
  return {}
}

function numberIn(given: Record<string, unknown>, field: string, fallback: number): number {
  const value = given[field] ?? fallback
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw wrong(`${field} must be a number that is whole and not negative`)
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw wrong('an index is an object')
}

const DIRECTIONS: Record<string, 1 | -1 | '2dsphere'> = { '1': 1, '-1': -1, '2dsphere': '2dsphere' }

function indexOf(given: unknown): IndexOptions {
  const index = objectOf(given)
  const keys = listIn(index, 'keys').map((key): [string, 1 | -1 | '2dsphere'] => {
    const { name, direction } = objectOf(key)
    const way = DIRECTIONS[String(direction)]
    if (typeof name !== 'string' || name === '' || way === undefined)
      throw wrong('a key of an index has a name, and a direction of "1", "-1" or "2dsphere"')
    return [name, way]
  })
  if (keys.length === 0) throw wrong('an index has keys')
  if (typeof index['unique'] !== 'boolean') throw wrong('unique must be a boolean')
  return { name: textIn(index, 'name'), unique: index['unique'], keys: Object.fromEntries(keys) }
}
