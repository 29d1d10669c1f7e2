import type { Counts } from '../../contract'
import { ageBands } from '../../contract/age-bands'
import { DAY, dayOf } from '../../contract/day'
import { states } from '../../contract/states'
import { findFields } from '../shared/database'
import { handler } from '../shared/handler'
import { type Group, groupsOf, readCounts } from '../shared/read-counts'

/** The platform reads no more at once. */
const MOST = 1000
const DAYS = 30

export const main = handler('dashboard_get', async () => {
  const [found, pending] = await Promise.all([
    readCounts(),
    findFields('images', { where: { state: 'pending' }, limit: MOST, fields: ['state'] }),
  ])
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
    days: lastDays().map((day) => ({ day, people: registeredOn(found, day) })),
    pending: { count: pending.length, more: pending.length === MOST },
  }
})

function lastDays(): string[] {
  const now = Date.now()
  return Array.from({ length: DAYS }, (_, i) => dayOf(now - (DAYS - 1 - i) * DAY))
}

function registeredOn(found: Counts[], day: string): number {
  const [month, date] = [day.slice(0, 7), day.slice(8)]
  const numbers = found.flatMap(({ days }) => Object.entries(days[month] ?? {}))
  const present = numbers.filter(([key]) => key.startsWith(`${date}/`) && !key.endsWith('/trashed'))
  return present.reduce((sum, [, people]) => sum + people, 0)
}
