import { type Admin, type User, privacyVersion } from '../contract'
import { entryOf } from '../cloud/shared/entry'
import { countedOf, slotOf, slots, tally } from '../cloud/shared/counts'
import { keysOf } from '../cloud/shared/person-keys'
import { personId } from '../cloud/shared/person-id'
import type { Cloud, Person } from '../emulator/index'
import { inventedOpenid } from './openid'
import { adminApp, userApp } from './pair'
import { seedNotices } from './seed-notices'
import { seedPictures } from './seed-pictures'

const HOUR = 60 * 60 * 1000

/** Name, age, sex, last digits of an invented number, hours since registration. */
const registered: [name: string, age: number, sex: User['sex'], tel: string, hours: number][] = [
  ['林晓雨', 26, 2, '13800010001', 1],
  ['陈志远', 34, 1, '13900010002', 5],
  ['王芳', 41, 2, '15000010003', 9],
  ['欧阳思齐', 19, 1, '18600010004', 26],
  ['赵敏', 29, 2, '17700010005', 31],
  ['刘建国', 63, 1, '13500010006', 52],
  ['孙悦', 22, 0, '15900010007', 75],
  ['周文博', 37, 1, '18800010008', 98],
  ['吴桂英', 70, 2, '13600010009', 143],
  ['郑凯', 31, 1, '19900010010', 190],
  ['阿依古丽·买买提', 27, 2, '16600010011', 260],
  ['何静', 45, 2, '13300010012', 411],
]

const openidOf = (name: string) => inventedOpenid(`user ${name}`)
const administrator: Person = { openid: inventedOpenid('admin 管理员小何'), name: '管理员小何' }

/** The people whose phones can be picked up: a newcomer first, then those who are registered. */
export const people = {
  user: [
    { openid: inventedOpenid('user newcomer'), name: '新朋友' },
    ...registered.map(([name]) => ({ openid: openidOf(name), name })),
  ],
  admin: [administrator, { openid: inventedOpenid('admin passer-by'), name: '路人（不是管理员）' }],
}

/** Fills an empty admin environment; one that holds anybody is left as it is. */
export async function seed(
  cloud: Pick<Cloud, 'url' | 'database' | 'storage'>,
  now = Date.now(),
): Promise<void> {
  const database = cloud.database(adminApp.env)
  if (database.count('users') > 0 || database.count('admins') > 0) return
  const users = registered.map((row) => userOf(row, now))
  await database.insert('users', users)
  await database.insert(
    'counts',
    slots.map((slot) => countsOf(slot, users)),
  )
  await database.insert('audit', users.map(entryFor))
  const admin: Admin = {
    _id: 'first',
    role: 'owner',
    appid: adminApp.appid,
    openid: administrator.openid,
    createtime: now,
    requestId: 'seed',
  }
  await database.insert('admins', [{ ...admin }])
  const ownerOf = ({ appid, openid }: Pick<User, 'appid' | 'openid'>) => ({
    owner: personId({ appid, openid }),
    appid,
    openid,
  })
  await seedNotices(database, users, now)
  await seedPictures(cloud, users.map(ownerOf), ownerOf(admin), now)
}

/** All of a record that registering writes. */
type Registered = Omit<User, 'state' | 'since' | 'imported' | 'noticesRead'>
type Seeded = { [K in keyof Registered]-?: Registered[K] }

function userOf([name, age, sex, tel, hours]: (typeof registered)[number], now: number): Seeded {
  const { appid } = userApp
  const openid = openidOf(name)
  const _id = personId({ appid, openid })
  const user = {
    _id,
    name,
    age,
    sex,
    tel,
    appid,
    openid,
    createtime: now - hours * HOUR,
    requestId: `seed-${_id}`,
    version: 0,
    keys: keysOf({ name, age, sex, tel, appid }),
    consent: privacyVersion,
    consentTime: now - hours * HOUR,
  }
  return { ...user, counted: countedOf(user) }
}

/** As if each had been counted when they registered. */
function countsOf(slot: string, users: Seeded[]) {
  const counted = users.filter(({ _id }) => slotOf(_id) === slot).map((user) => user.counted)
  return { _id: slot, ...tally(counted.map((each) => [each, 1])), changes: counted.length, compared: 0 }
}

/** As `users_add` remembers it; the user app calls through the relay. */
function entryFor(user: Seeded) {
  const { _id, name, age, sex, tel, consent, consentTime, appid, openid, createtime, requestId } = user
  const by = { func: 'users_add', caller: { via: 'relay', appid, openid }, requestId } as const
  const done = { whom: _id, version: 0, before: null, after: { name, age, sex, tel, consent, consentTime } }
  return { ...entryOf(by, done, createtime) }
}
