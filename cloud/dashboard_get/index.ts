import type { Counts } from '../../contract'
import { ageBands } from '../../contract/age-bands'
import { DAY, dayOf } from '../../contract/day'
import { dashboard_get } from '../../contract/functions/dashboard_get'
import { states } from '../../contract/states'
import { findFields } from '../shared/database'
import { handler } from '../shared/handler'
import { type Group, groupsOf, readCounts } from '../shared/read-counts'

/** The platform reads no more at once. */
const MOST = 1000
const DAYS = 30

export const main = handler({ dashboard_get }, async () => {
  const days = lastDays()
  const [found, pending] = await Promise.all([
    readCounts(['people', ...days.map((day) => `days.${day.slice(0, 7)}.${day.slice(8)}` as const)]),
    findFields('images', { where: { state: 'pending' }, limit: MOST, fields: ['state'] }),
  ])
  const registered = registrations(found)
  const groups = groupsOf(found)
  const present = groups.filter(({ state }) => state !== 'trashed')
  const sum = (of: Group[], field: keyof Group, value: string) =>
    of.reduce((sum, group) => (group[field] === value ? sum + group.people : sum), 0)
  const appids = [...new Set(present.map(({ appid }) => appid))]
  return {
    states: states.map((state) => ({ state, people: sum(groups, 'state', state) })),
    sexes: ([1, 2, 0] as const).map((sex) => ({ sex, people: sum(present, 'sex', String(sex)) })),
    ages: ageBands.map((age) => ({ age, people: sum(present, 'age', age) })),
    apps: appids
      .map((appid) => ({ appid, people: sum(present, 'appid', appid) }))
      .filter(({ people }) => people > 0)
      .sort((a, b) => b.people - a.people),
    days: days.map((day) => ({ day, people: registered.get(day) ?? 0 })),
    pending: { count: pending.length, more: pending.length === MOST },
  }
})

function lastDays(): string[] {
  const now = Date.now()
  return Array.from({ length: DAYS }, (_, i) => dayOf(now - (DAYS - 1 - i) * DAY))
}

/** Day → who registered on it and is not in the trash. */
function registrations(found: Partial<Pick<Counts, 'days'>>[]): Map<string, number> {
  const registered = new Map<string, number>()
  for (const [month, numbers] of found.flatMap(({ days = {} }) => Object.entries(days)))
    for (const [date, people] of Object.entries(numbers)) {
      const day = `${month}-${date}`
      registered.set(day, (registered.get(day) ?? 0) + people)
    }
  return registered
}
