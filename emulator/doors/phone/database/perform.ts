import type { Permission } from '../../../shared/options'
import { TcbError } from '../../../shared/tcb-error'
import { ACCESS } from '../access'
import { addOpenid, checkUpdate, ownStages, within } from './own'

type Request = Record<string, unknown>

/** Rows of one `get()`: https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/database/collection/Collection.limit.html */
export const CLIENT_LIMIT = 20

const READS: readonly string[] = [
  'database.getDocument',
  'database.calculateDocument',
  'database.aggregateDocuments',
]
const WRITES: readonly string[] = [
  'database.insertDocument',
  'database.modifyDocument',
  'database.removeDocument',
]

/** No transaction, and no collection made: that is for functions. */
export const isForClients = (action: string): boolean => [...READS, ...WRITES].includes(action)

/**
 * What a phone asks for, made into what the permission lets it have: a condition on `_openid` where only one's own may be
 * seen or changed, `_openid` in what is written, 20 rows. Nothing that is not named
 * here gets through, so no transaction.
 * @throws TcbError
 */
export function permitted(action: string, request: Request, permission: Permission, openid: string): Request {
  const { reads, writes } = ACCESS[permission]
  const { collectionName, queryType, multi, merge, upsert, order, offset, projection } = request
  const plain = { collectionName, queryType, multi, merge, upsert, order, offset, projection }
  const known = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  if (READS.includes(action)) {
    if (reads === 'none') throw denied()
    const asked = { ...known, limit: rows(request['limit']), query: request['query'] }
    if (reads === 'all') return { ...asked, stages: ownStages(request['stages']) }
    return { ...asked, query: within(request['query'], openid), stages: ownStages(request['stages'], openid) }
  }
  if (writes === 'none') throw denied()
  if (action === 'database.insertDocument') return { ...known, data: inserted(request['data'], openid) }
  const reached = { ...known, query: within(request['query'], openid) }
  if (action === 'database.removeDocument') return reached
  if (merge === false) return { ...reached, data: addOpenid(request['data'], openid) }
  checkUpdate(request['data'])
  return { ...reached, data: request['data'] }
}

export const denied = () => new TcbError('DATABASE_PERMISSION_DENIED', 'Permission denied')

const rows = (limit: unknown) => (typeof limit === 'number' ? Math.min(limit, CLIENT_LIMIT) : CLIENT_LIMIT)

const inserted = (data: unknown, openid: string) =>
  Array.isArray(data) ? data.map((document: unknown) => addOpenid(document, openid)) : data
