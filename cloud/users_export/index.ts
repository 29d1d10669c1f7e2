import type { DataOf } from '../../contract'
import { users_export } from '../../contract/functions/users_export'
import { behind, newestFirst, pageOf } from '../shared/cursor'
import { find } from '../shared/database'
import { handler } from '../shared/handler'
import { noticesTo } from '../shared/notices/to-person'
import { ownRecordOf } from '../shared/own-record'
import { personId } from '../shared/person-id'

type Exported = DataOf<'users_export'>

export const main = handler({ users_export }, async ({ input: { of, cursor, limit }, caller }) => {
  const id = personId(caller)
  const newest = <N extends 'images' | 'audit'>(collection: N, fits: object) =>
    find(collection, { where: behind(cursor, fits), orderBy: newestFirst, limit: limit + 1 })
  const parts: Record<Exported['of'], () => Promise<Exported>> = {
    record() {
      const { appid, openid, person } = caller
      const { noticesRead } = person ?? {}
      const read = noticesRead === undefined ? {} : { noticesRead }
      const record = person ? { ...ownRecordOf(person), appid, openid, ...read } : null
      return Promise.resolve({ of: 'record', record })
    },
    async images() {
      const { records: images, next } = pageOf(await newest('images', { owner: id }), limit)
      return { of: 'images', images, next }
    },
    async notices() {
      const { person } = caller
      const page = person ? await noticesTo(person, cursor, limit) : { notices: [], next: null }
      return { of: 'notices', ...page }
    },
    async history() {
      const { records, next } = pageOf(await newest('audit', { whom: id }), limit)
      return { of: 'history', entries: records.map((entry) => ({ ...entry, own: entry.who === id })), next }
    },
  }
  return parts[of]()
})
