import type { DataOf } from '../../contract'
import type { Figure } from '../figure'
import { quantile } from '../statistics'
import { type Stage, withPeople } from './stage'

const SIZE = 100_000
/** One after the other goes on where the one before stops. */
const EDITORS = ['one', 'two', 'three', 'four', 'five']
const PAGES_EACH = 50

/** An export of 100,000 people through the function as it is deployed. @throws where anybody is missing or there twice */
export async function measureExport(say: (what: string) => void): Promise<Figure[]> {
  say(`an export of ${SIZE} people`)
  return withPeople(SIZE, EDITORS, async ({ people, call }) => {
    const { ids, times } = await fetchAll(call)
    const meant = people.filter(({ state }) => state !== 'trashed').length
    if (ids.length !== meant || new Set(ids).size !== meant)
      throw new Error(`An export of ${meant} people has ${ids.length}, ${new Set(ids).size} different ones.`)
    return [
      { what: `export of ${SIZE} people, a page of 500, p50`, ms: quantile(times, 0.5) },
      { what: 'p95', ms: quantile(times, 0.95) },
      { what: 'all of it', ms: times.reduce((all, ms) => all + ms, 0) },
    ]
  })
}

async function fetchAll(call: Stage['call']): Promise<{ ids: string[]; times: number[] }> {
  const ids: string[] = []
  const times: number[] = []
  let cursor: string | null | undefined
  for (const who of EDITORS) {
    if (cursor === null) break
    const { job } = await call(who, 'jobs_add', { kind: 'export', whole: true, filter: {} })
    for (let pages = 0; pages < PAGES_EACH && cursor !== null; pages++) {
      const began = performance.now()
      const page: DataOf<'jobs_page'> = await call(who, 'jobs_page', {
        _id: job._id,
        ...(cursor && { cursor }),
      })
      times.push(performance.now() - began)
      ids.push(...page.people.map(({ _id }) => _id))
      cursor = page.next
    }
  }
  return { ids, times }
}
