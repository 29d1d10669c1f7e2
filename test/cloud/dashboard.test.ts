import { expect, it } from 'vitest'
import { ageBandOf } from '../../contract/age-bands'
import { dayOf } from '../../contract/day'
import { ask, database, withAdministrators } from './admins/people'
import { addPicture, userOf } from './images/people'
import { countsOf, crowd, documentsOf } from './people/crowd'
import { someone } from './run-pair'

const DAY = 24 * 60 * 60_000

it('tells how many there are as a full count would: of all, and of those who are not in the trash', async () => {
  const pair = await withAdministrators({ Zhou: 'viewer' })
  // A minute apart, the last of them two days ago.
  const people = crowd(3000, Date.now() - 2 * DAY)
  await database(pair).insert('users', documentsOf(people))
  await database(pair).insert('counts', countsOf(people))
  const present = people.filter(({ state }) => state !== 'trashed')
  const { errcode, data } = await ask(pair, 'Zhou', 'dashboard_get', {})
  expect(errcode).toBe(0)
  for (const { state, people: number } of data.states)
    expect([state, number]).toEqual([state, people.filter((one) => (one.state ?? 'active') === state).length])
  for (const { sex, people: number } of data.sexes)
    expect([sex, number]).toEqual([sex, present.filter((one) => one.sex === sex).length])
  for (const { age, people: number } of data.ages)
    expect([age, number]).toEqual([age, present.filter((one) => ageBandOf(one.age) === age).length])
  expect(data.apps).toHaveLength(2)
  for (const { appid, people: number } of data.apps)
    expect([appid, number]).toEqual([appid, present.filter((one) => one.appid === appid).length])
  expect(data.days).toHaveLength(30)
  for (const { day, people: number } of data.days)
    expect([day, number]).toEqual([day, present.filter(({ createtime }) => dayOf(createtime) === day).length])
  expect(data.days.filter(({ people: number }) => number > 0).length).toBeGreaterThan(1)
})

it('counts a person who registers today, and the pictures that wait', async () => {
  const pair = await withAdministrators()
  const lin = userOf(pair, 'Lin')
  const before = (await ask(pair, 'He', 'dashboard_get', {})).data
  expect([before.apps, before.pending]).toEqual([[], { count: 0, more: false }])
  await lin.call('users_add', someone)
  await addPicture(lin)
  const { data } = await ask(pair, 'He', 'dashboard_get', {})
  expect(data.days.reduce((sum, { people }) => sum + people, 0)).toBe(1)
  expect(data.states[0]).toEqual({ state: 'active', people: 1 })
  expect(data.pending).toEqual({ count: 1, more: false })
})
