import type { Entry } from '../../contract'
import { audit_list } from '../../contract/functions/audit_list'
import { behind, newestFirst, pageOf } from '../shared/cursor'
import { database, find } from '../shared/database'
import { handler } from '../shared/handler'

export const main = handler(
  { audit_list },
  async ({ input: { who, whom, func, from, to, cursor, limit } }) => {
    const fits = { ...(who && { who }), ...(whom && { whom }), ...(func && { func }), ...within(from, to) }
    const where = behind(cursor, fits)
    const found = await find('audit', { where, orderBy: newestFirst, limit: limit + 1 })
    const { records, next } = pageOf(found, limit)
    const names = await namesOf(records)
    const entries = records.map((entry) => ({
      ...entry,
      whoName: entry.name ?? names.get(entry.who) ?? null,
      whomName: names.get(entry.whom) ?? null,
    }))
    return { entries, next }
  },
)

function within(from: number | undefined, to: number | undefined): object {
  const _ = database().command
  if (from !== undefined && to !== undefined) return { createtime: _.gte(from).and(_.lte(to)) }
  if (from !== undefined) return { createtime: _.gte(from) }
  return to === undefined ? {} : { createtime: _.lte(to) }
}

/** `_id` in `users` → name, of everybody in these entries who is there. */
async function namesOf(entries: Entry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ who, whom }) => [who, whom]))].filter((id) => id !== '')
  if (ids.length === 0) return new Map()
  const found = await find('users', { where: { _id: database().command.in(ids) }, limit: ids.length })
  return new Map(found.map(({ _id, name }) => [_id, name]))
}
