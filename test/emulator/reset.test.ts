import { expect, onTestFinished, test } from 'vitest'
import { createCloud, type Fault } from '../../emulator/index'
import { ann, asAnn, json, optionsOf, post, user } from './fixture'

/** A cloud with a seed in which everything that a test may leave behind can be left. */
async function seeded() {
  const settled = { api: 'security.msgSecCheck', errcode: 45009 } as const
  const adds = {
    source: `
      const cloud = require('wx-server-sdk')
      cloud.init()
      exports.main = () => cloud.database().collection('token').add({ data: {} })`,
    timeout: 20,
  }
  const options = optionsOf({ user: { f: 'let n = 0; exports.main = () => ++n', adds } })
  const cloud = await createCloud(
    { ...options, now: () => Date.UTC(2026, 0, 1), openapi: [settled] },
    async (empty) => {
      await empty.database(user.env).insert('token', [{ _id: 'seed' }])
      await empty.storage(user.env).put('a.txt', Buffer.from('seed'), 'text/plain')
    },
  )
  onTestFinished(() => cloud.dispose())
  return cloud
}

type SeededCloud = Awaited<ReturnType<typeof seeded>>

interface Left {
  what: string
  leave(cloud: SeededCloud): unknown
  /** Not as the seed left it after `leave`, and as the seed left it after a reset. */
  see(cloud: SeededCloud): unknown
}

const left: Left[] = [
  {
    what: 'documents',
    leave: (cloud) => cloud.database(user.env).insert('token', [{ _id: 'more' }]),
    see: (cloud) => cloud.database(user.env).find('token'),
  },
  {
    what: 'files',
    leave: (cloud) => cloud.storage(user.env).remove('a.txt'),
    see: (cloud) =>
      cloud
        .storage(user.env)
        .list()
        .map(({ key }) => key),
  },
  {
    what: 'the clock',
    leave: (cloud) => cloud.clock.advance(60_000),
    see: (cloud) => cloud.clock.now(),
  },
  {
    what: 'faults',
    leave: (cloud) => cloud.faults.add({ route: 'sdk', delay: 5 }),
    see: (cloud) => cloud.faults.list(),
  },
  {
    what: 'answers of the open API',
    leave: (cloud) => cloud.openapi.clear(),
    see: (cloud) => cloud.openapi.list().map(({ api, errcode }) => ({ api, errcode })),
  },
  { what: 'calls', leave: (cloud) => asAnn(cloud, 'f'), see: (cloud) => cloud.calls() },
  {
    what: 'what calls said',
    leave: (cloud) => asAnn(cloud, 'f', { text: 'needle' }),
    see: (cloud) => json(`${cloud.url}/control/calls/search?text=needle`),
  },
]

test.each(left)('$what are as the seed left them after a reset', async ({ leave, see }) => {
  const cloud = await seeded()
  const before = await see(cloud)
  await leave(cloud)
  expect(await see(cloud)).not.toEqual(before)
  await cloud.reset()
  expect(await see(cloud)).toEqual(before)
})

test('a function remembers nothing of the test before', async () => {
  const cloud = await seeded()
  expect([await asAnn(cloud, 'f'), await asAnn(cloud, 'f')]).toEqual([1, 2])
  await cloud.reset()
  expect(await asAnn(cloud, 'f')).toBe(1)
})

/** Resolves when a call of that action has ended. */
const endOf = (cloud: SeededCloud, action: string) =>
  new Promise<void>((resolve) => {
    const stop = cloud.onCall((record) => {
      if (record.action !== action) return
      stop()
      resolve()
    })
  })

const waits: Pick<Fault, 'hold' | 'delay'>[] = [{ hold: true }, { delay: 3_600_000 }]

test.each(waits)('a write that waits for %j goes on, and is not there in the next test', async (wait) => {
  const cloud = await seeded()
  const fault = cloud.faults.add({ route: 'sdk', action: 'database.insertDocument', ...wait })
  const call = expect(asAnn(cloud, 'adds')).rejects.toThrow('SIGKILL')
  await expect.poll(() => fault.struck).toBe(1)
  const ended = endOf(cloud, 'database.insertDocument')
  await Promise.all([cloud.reset(), call, ended])
  expect(cloud.faults.list()).toEqual([])
  expect(cloud.database(user.env).find('token')).toEqual([{ _id: 'seed' }])
})

test('people keep their phones and tokens', async () => {
  const cloud = await seeded()
  const { phone } = await post<{ phone: string }>(`${cloud.url}/client/open`, {
    appid: user.appid,
    openid: ann.openid,
  })
  await cloud.reset()
  const answer = await post(`${cloud.url}/client/callFunction`, { phone, name: 'f', data: {} })
  expect(answer).toMatchObject({ result: 1 })
})
