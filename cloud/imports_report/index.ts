import { Errcode } from '../../contract'
import { imports_report } from '../../contract/functions/imports_report'
import { database, find } from '../shared/database'
import { handler } from '../shared/handler'
import { jobOf } from '../shared/jobs/view'

export const main = handler({ imports_report }, async ({ input, fail }) => {
  const { _id: job, outcome, cursor, limit } = input
  if ((await jobOf(job)).kind !== 'import') return fail(Errcode.JOB_NOT_FOUND)
  const from = cursor === undefined ? 0 : parseInt(cursor)
  const where = { job, ...(outcome && { outcome }), n: database().command.gte(from) }
  const found = await find('imports', { where, orderBy: [['n', 'asc']], limit: limit + 1 })
  const behind = found[limit]
  const rows = found.slice(0, limit).map(({ row: { line, name, tel }, outcome, whom }) => ({
    line,
    name,
    ...(tel !== undefined && { tel }),
    ...(outcome && { outcome }),
    ...(whom !== undefined && { whom }),
  }))
  return { rows, next: behind ? `${behind.n}_n` : null }
})
