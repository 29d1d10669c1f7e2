import { describe, expect, it } from 'vitest'
import { Errcode } from '../../contract'
import type { Fault } from '../../emulator/index'
import { adminApp, userApp } from '../../local/pair'
import { runPair, someone } from './run-pair'
import { expectSecretsKept } from './secrets-kept'
import { told } from './told'

const ask = { func: 'users_get' }
const register = { func: 'users_add', data: someone }

const down: [string, Partial<Fault>][] = [
  ['resets each connection', { cut: 'before' }],
  ['loses each answer', { cut: 'after' }],
  ['answers HTTP 502 with a page of HTML', { status: 502 }],
  ['answers nothing', { body: '' }],
  ['answers without data', { fields: { data: null } }],
  ['says that it is overloaded', { errcode: 'EXCEED_CONCURRENT_REQUEST_LIMIT' }],
  ['has lost the collection', { errcode: 'DATABASE_COLLECTION_NOT_EXIST' }],
]

describe("when the user mini program's database", () => {
  it.each<[string, Partial<Fault>]>([...down, ['hangs', { hang: true }], ['is slow', { delay: 3_000 }]])(
    '%s, nobody notices: the relay needs it only when WeChat gives no token',
    async (what, fault) => {
      const pair = await runPair()
      pair.cloud.faults.add({ route: 'sdk', env: userApp.env, ...fault })
      expect(await told(pair, what, register)).toBe(0)
      expect(await told(pair, what, ask)).toBe(0)
    },
  )
})

describe("when the admin mini program's database", () => {
  it('is down, the person is told in Chinese, and once it is up again the same form is accepted', async () => {
    const pair = await runPair()
    for (const [what, fault] of down) {
      const request = { ...register, requestId: crypto.randomUUID() }
      const added = pair.cloud.faults.add({ route: 'sdk', env: adminApp.env, ...fault })
      expect(await told(pair, what, ask), what).toBe(Errcode.READ_FAILED)
      expect(await told(pair, what, request), what).toBe(Errcode.READ_FAILED)
      added.remove()
      const writing = { route: 'sdk', env: adminApp.env, action: 'database.insertDocument' } as const
      const unwritable = pair.cloud.faults.add({ ...writing, ...fault })
      expect(await told(pair, what, request), what).toBe(Errcode.WRITE_FAILED)
      unwritable.remove()
      expect(await told(pair, what, request), what).toBe(0)
    }
    expect(pair.cloud.database(adminApp.env).count('users')).toBe(down.length)
    expectSecretsKept(pair)
  })

  it('needs a second for each answer, people wait and are served', async () => {
    const pair = await runPair()
    pair.cloud.faults.add({ route: 'sdk', env: adminApp.env, delay: 1_000 })
    expect(await told(pair, 'Lin', register)).toBe(0)
    expect(await told(pair, 'Lin', register)).toBe(Errcode.USER_EXISTS)
  })
})
