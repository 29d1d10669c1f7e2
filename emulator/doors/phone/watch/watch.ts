import { collectionNotExist } from '../../../database/refusal'
import type { WatchEvent } from '../../../database/watch/doc-change'
import type { Owner } from '../../../people/phones'
import type { Platform } from '../../../platform/platform'
import { TcbError } from '../../../shared/tcb-error'
import { excerptOf } from '../../../trace/excerpt'
import { askedOf } from '../../database-detail'
import { makeCollection } from '../../../platform/make-collection'
import { observed, type Observing } from '../../observed'
import { answerTcb } from '../answer-tcb'
import { permitted } from '../database/perform'
import { ownEnvironment } from '../own-environment'
import type { Heard, Lines } from './lines'

type Request = Record<string, unknown>
type Doors = Observing & Pick<Platform, 'environments' | 'random'>

const ACTION = 'database.watch'

/**
 * `collection.watch()` of a person on their phone: what their collection's permission lets them read. The page names the
 * line and the watch; `data` of the answer is the WatchEvent of the beginning. Later ones: `nextNews`.
 */
export const startWatch = (platform: Doors, lines: Lines, owner: Owner, request: Request) =>
  answerTcb(platform.random, async () => {
    const { line: asked, watchId: id, env: inEnv, ...query } = request
    const [name, watchId] = [text(asked, 'line'), text(id, 'watchId')]
    const environment = ownEnvironment(platform, owner, inEnv)
    const { env, database, permissions } = environment
    const collection = String(query['collectionName'])
    const about = {
      door: 'phone' as const,
      kind: 'database' as const,
      action: ACTION,
      target: collection,
      env,
      appid: owner.appid,
    }
    let made: object = {}
    const call = {
      span: about,
      place: { route: 'client', name: ACTION, env } as const,
      input: askedOf(query),
      told: (event: WatchEvent) => ({ ...made, output: excerptOf(event) }),
    }
    return observed(platform, call, async () => {
      made = await makeCollection(environment, collection)
      if (!database.collections().includes(collection)) throw collectionNotExist(collection)
      const permission = permissions[collection] ?? 'PRIVATE'
      const { limit: _twenty, ...readable } = permitted(
        'database.getDocument',
        query,
        permission,
        owner.openid,
      )
      const wanted = { ...readable, ...(query['limit'] !== undefined && { limit: query['limit'] }) }
      const line = lines.line(owner, name)
      let count = 0
      const watching = await database.watch(wanted, {
        changed(event) {
          count += 1
          platform.calls.start(about).finish({ errcode: 0 }, { output: excerptOf(event.docChanges) })
          line.tell({ watchId, id: count, event })
        },
        failed: ({ code, message }) => line.tell({ watchId, id: count + 1, error: { code, message } }),
      })
      line.add(watchId, watching)
      return watching.initial
    })
  })

/** What happened since; it comes as soon as there is something. */
export const nextNews = (lines: Lines, owner: Owner, { line, after }: Request): Promise<Heard> =>
  lines.next(owner, text(line, 'line'), typeof after === 'number' ? after : 0)

/** `watcher.close()` */
export function endWatch(lines: Lines, owner: Owner, { line, watchId }: Request): Promise<object> {
  lines.hangUp(owner, text(line, 'line'), text(watchId, 'watchId'))
  return Promise.resolve({})
}

function text(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new TcbError('INVALID_PARAM', `param.${field} must be a non-empty string`)
}
