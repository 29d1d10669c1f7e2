import { imports_check } from '../../contract/functions/imports_check'
import { handler } from '../shared/handler'
import { difference, targetsOf, wantedBy } from '../shared/imports/target'

export const main = handler({ imports_check }, async ({ input: { rows } }) => {
  const targets = await targetsOf(rows)
  return {
    rows: rows.map((row, i) => {
      const target = targets[i] ?? 'missing'
      if (typeof target === 'string') return { line: row.line, what: target }
      const isSame = Object.keys(difference(target, wantedBy(row))).length === 0
      return { line: row.line, what: isSame ? ('same' as const) : ('other' as const) }
    }),
  }
})
