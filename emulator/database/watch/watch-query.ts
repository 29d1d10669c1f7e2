import type { Document } from '../document'
import type { Engine } from '../engine/engine'
import { findPage, type Found, type Page } from '../query/find'
import { collectionName, limit, order, query, type Request } from '../request'
import type { Steps } from '../work/steps'
import { MOST_WATCHED, watch, type Watcher, type Watching } from './watch'

interface Place {
  engine: Engine
  /** ms */
  now: number
  /** Carries the steps out; resolves when what was found is on disk. */
  find: (steps: () => Steps<Found>) => Promise<Found>
}

/** @throws TcbError where the request cannot be answered */
export async function watchQuery(
  { engine, now, find }: Place,
  request: Request,
  watcher: Watcher,
): Promise<Watching> {
  const name = collectionName(request)
  engine.collection(name)
  const page = watchedPage(request, now)
  const condition = query(request, now)
  const look = async (): Promise<Document[]> => {
    if (!engine.has(name)) return []
    return (await find(() => findPage(engine.collection(name), condition, page))).documents
  }
  return watch(engine, name, look, watcher)
}

/** "如果不传 … 则默认按 id 降序排列，limit 默认不存在即取所有数据": Collection.watch of WeChat's pages. */
function watchedPage(request: Request, now: number): Page {
  const sort = request['order'] === undefined ? ({ _id: -1 } as const) : order(request, now)
  const all = MOST_WATCHED + 1
  return { sort, skip: 0, limit: limit(request, { fallback: all, most: all }) }
}
