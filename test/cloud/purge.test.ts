import { expect, it } from 'vitest'
import { Errcode, type User } from '../../contract'
import { TRASH_DAYS } from '../../contract/states'
import { adminApp } from '../../local/pair'
import { ask, audit, database, withAdministrators } from './admins/people'
import { addPicture, userOf } from './images/people'
import { settle } from './images/later'
import { type RunningPair, someone } from './run-pair'

const DAY = 24 * 60 * 60_000
const people = ['Lin', 'Chen', 'Wang']

const users = (pair: RunningPair) => database(pair).find('users') as unknown as User[]
const idOf = (pair: RunningPair, who: string) => userOf(pair, who).id

/** As if a person had come into this state so many days ago: functions go by their own clock. */
async function since(pair: RunningPair, who: string, state: 'disabled' | 'trashed', days: number) {
  const found = users(pair).find(({ _id }) => _id === idOf(pair, who))
  await database(pair).remove('users', { _id: found?._id })
  await database(pair).insert('users', [{ ...found, state, since: Date.now() - days * DAY }])
}

async function stage() {
  const pair = await withAdministrators({ Qian: 'editor' })
  for (const who of people) {
    await userOf(pair, who).call('users_add', someone)
    await addPicture(userOf(pair, who))
  }
  return pair
}

const purge = ({ cloud }: RunningPair) =>
  cloud.invoke({ env: adminApp.env, name: 'users_purge', event: {}, source: 'wx_trigger' })

it('removes who has been in the trash for long enough, with pictures and objects, and nobody else', async () => {
  const pair = await stage()
  await since(pair, 'Lin', 'trashed', TRASH_DAYS + 1)
  await since(pair, 'Chen', 'trashed', TRASH_DAYS - 1)
  await since(pair, 'Wang', 'disabled', 2 * TRASH_DAYS)
  const answer = await purge(pair)
  expect(answer).toMatchObject({ errcode: 0, data: { done: 1, postponed: 0 } })
  await settle(pair)
  expect(
    users(pair)
      .map(({ _id }) => _id)
      .sort(),
  ).toEqual(['Chen', 'Wang'].map((who) => idOf(pair, who)).sort())
  expect(
    database(pair)
      .find('images')
      .map(({ owner }) => owner),
  ).not.toContain(idOf(pair, 'Lin'))
  expect(pair.cloud.storage(adminApp.env).list()).toHaveLength(2)
  expect(JSON.stringify(audit(pair))).not.toContain(idOf(pair, 'Lin'))
  expect(audit(pair).at(-1)).toMatchObject({
    func: 'users_purge',
    via: 'timer',
    who: '',
    before: null,
    after: {},
  })
})

it('goes on where it was ended, however often', async () => {
  const pair = await stage()
  for (const who of people) await since(pair, who, 'trashed', TRASH_DAYS + 1)
  const fault = { route: 'sdk', env: adminApp.env, action: 'database.removeDocument', cut: 'before' } as const
  const added = pair.cloud.faults.add({ ...fault, times: 2 })
  for (let run = 0; run < 10 && users(pair).length > 0; run++) await purge(pair).catch(() => undefined)
  added.remove()
  await purge(pair)
  await settle(pair)
  expect(users(pair)).toEqual([])
  expect(pair.cloud.storage(adminApp.env).list()).toEqual([])
  expect(audit(pair).filter(({ func }) => func === 'users_purge')).toHaveLength(people.length)
})

it('is nobody’s to call', async () => {
  const pair = await stage()
  expect((await pair.direct('He', 'users_purge')).errcode).toBe(Errcode.CALLER_UNVERIFIED)
  const behindTheRelay = await pair.relay('Lin', { func: 'users_purge', data: {} })
  expect(behindTheRelay.errcode).toBe(Errcode.FUNCTION_NOT_ALLOWED)
})

it('is told to whoever would have liked to restore somebody just then', async () => {
  const pair = await stage()
  await since(pair, 'Lin', 'trashed', TRASH_DAYS + 1)
  await purge(pair)
  const late = await ask(pair, 'Qian', 'users_set_state', {
    _id: idOf(pair, 'Lin'),
    state: 'active',
    version: 1,
  })
  expect(late.errcode).toBe(Errcode.USER_NOT_FOUND)
})
