import type { Image } from '../../contract'
import type { Delivery, Notice } from '../../contract/notice-record'
import { audiences } from '../../contract/sent-notice'
import { adminApp, userApp } from '../../local/pair'
import { type Someone, administrator, userOf } from './images/people'
import { countsOf, crowd, documentsOf } from './people/crowd'
import { type RunningPair, ownPair } from './run-pair'

/** So many of each kind that looking at all of them, or at a tenth, is seen. */
const MANY = 1_000

/** An administrator, a person, and a database with many of everything. */
export interface Stage extends RunningPair {
  he: Someone
  lin: Someone
}

export async function fullStage(): Promise<Stage> {
  const pair = await ownPair({
    variables: { user: { SUBSCRIBE_TEMPLATE: 'decisions', SUBSCRIBE_FIELDS: 'result=phrase1' } },
    change(options) {
      // A verdict comes when the pass sends it.
      for (const { messagePush } of options.miniPrograms) if (messagePush) messagePush.delay = 10 * 60_000
      for (const program of options.miniPrograms) program.subscribeTemplates = { decisions: ['phrase1'] }
    },
  })
  const he = await administrator(pair)
  const lin = userOf(pair, 'Lin')
  const database = pair.cloud.database(adminApp.env)
  const people = crowd(MANY)
  await database.insert('users', documentsOf(people))
  await database.insert('counts', countsOf(people))
  await database.insert(
    'images',
    Array.from({ length: MANY }, (_, n) => ({ ...picture(n, lin.id) })),
  )
  await database.insert(
    'audit',
    Array.from({ length: MANY }, (_, n) => entry(n)),
  )
  await database.insert(
    'notices',
    Array.from({ length: MANY }, (_, n) => ({ ...notice(n) })),
  )
  await database.insert(
    'deliveries',
    Array.from({ length: MANY }, (_, n) => ({ ...delivery(n, lin.id) })),
  )
  return { ...pair, he, lin }
}

const states = ['pending', 'approved', 'refused', 'removed'] as const
const purposes = ['wall', 'avatar', 'banner'] as const

const picture = (n: number, owner: string): Image => ({
  _id: `picture-${n}`,
  link: `https://x.test/${n}.png`,
  key: `${n}.png`,
  owner: n % 100 ? `o${n % 90}` : owner,
  appid: userApp.appid,
  openid: 'o',
  purpose: purposes[n % 3] ?? 'wall',
  state: states[n % 4] ?? 'pending',
  width: 6,
  height: 4,
  bytes: 9,
  type: 'image/png',
  ticketEnds: 0,
  sweepAt: 0,
  createtime: 1_000 + n,
  requestId: 'seed',
})

const entry = (n: number) => ({
  _id: `entry-${n}`,
  who: `o${n % 50}`,
  via: 'relay',
  func: 'users_update',
  whom: `o${n % 50}`,
  version: n,
  before: { age: 1 },
  after: { age: 2 },
  createtime: 1_000 + n,
  requestId: `entry-${n}`,
})

const notice = (n: number): Notice => ({
  _id: `notice-${n}`,
  title: '放假通知',
  text: '国庆节休息七天。',
  to: audiences[n % 3] ?? 'many',
  ...(n % 3 === 0 && { whom: `o${n % 50}` }),
  total: 1,
  more: false,
  createtime: 1_000 + n,
})

const delivery = (n: number, whom: string): Delivery => ({
  _id: `delivery-${n}`,
  whom: n % 10 ? `o${n % 90}` : whom,
  notice: `notice-${n}`,
  createtime: 1_000 + n,
})
