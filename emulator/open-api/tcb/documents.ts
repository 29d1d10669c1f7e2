import { makeCollection } from '../../platform/make-collection'
import { TcbError } from '../../shared/tcb-error'
import { type TcbApi, type TcbCall, textIn } from './api'
import { type Asked, askedBy } from './statement'

/** query中应使用limit()限制单次拉取的数量,默认10条。 */
const DEFAULT_LIMIT = 10

type Data = Record<string, unknown>

export const query: TcbApi = async (call) => {
  const { action, request, calls } = await read(call, ['get'])
  const isPage = request['queryType'] !== 'DOC' && !calls.has('limit')
  const found = await execute(call, action, isPage ? { ...request, limit: DEFAULT_LIMIT } : request)
  const { list, offset, limit } = found
  return { pager: { Offset: offset, Limit: limit, Total: await countOf(call, request) }, data: list }
}

export const add: TcbApi = async (call) => {
  const { action, request } = await read(call, ['add'])
  const { insertedIds } = await execute(call, action, request)
  call.note({ wrote: true })
  return { id_list: insertedIds }
}

/** `matched` is counted just before. */
export const update: TcbApi = async (call) => {
  const { action, request } = await read(call, ['update', 'set'])
  const matched = await countOf(call, request)
  const { updated, upsert_id } = await execute(call, action, request)
  call.note({ wrote: true })
  return { matched, modified: updated, id: upsert_id ?? '' }
}

export const remove: TcbApi = async (call) => {
  const { action, request } = await read(call, ['remove'])
  const { deleted } = await execute(call, action, request)
  call.note({ wrote: true })
  return { deleted }
}

export const count: TcbApi = async (call) => {
  const { request } = await read(call, ['count'])
  return { count: await countOf(call, request) }
}

export const aggregate: TcbApi = async (call) => {
  const { action, request } = await read(call, ['end'])
  const { list } = await execute(call, action, request)
  return { data: list }
}

/** The request that the statement makes, of a collection that is there. */
export async function read(call: TcbCall, operations: string[], field = 'query'): Promise<Asked> {
  const { given, environment, openapi, note } = call
  const text = textIn(given, field)
  const asked = await askedBy(text, operations, openapi.now()).catch((error: unknown) => {
    throw new TcbError('INVALID_PARAM', error instanceof Error ? error.message : String(error))
  })
  note(await makeCollection(environment, asked.request['collectionName']))
  return asked
}

export const execute = ({ environment, note }: TcbCall, action: string, request: Data): Promise<Data> =>
  environment.database.execute(action, request, ({ cut, ...index }) =>
    note({ ...index, ...(cut && { hint: 'cut' as const }) }),
  )

async function countOf(call: TcbCall, { collectionName, query, queryType }: Data): Promise<unknown> {
  const asked = { collectionName, query, queryType }
  const { total } = await execute(call, 'database.calculateDocument', asked)
  return total
}
