import { describe, expect, it } from 'vitest'
import { Errcode, functions } from '../../contract'
import type { OpenApiAnswer } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import { type RunningPair, ownPair, someone } from './run-pair'

const CHECK = 'security.msgSecCheck'
const bad = { ...someone, name: '赌博大王' }
const risky: OpenApiAnswer = { api: CHECK, contains: '赌博', suggest: 'risky' }
const run = (...openapi: OpenApiAnswer[]) => ownPair({ change: (options) => (options.openapi = openapi) })
const names = ({ cloud }: RunningPair) =>
  cloud
    .database(adminApp.env)
    .find('users')
    .map(({ name }) => name)

/** Functions whose texts are checked, each with a call of it that holds one. */
const calls: Record<string, object> = {
  users_add: bad,
  users_update: { ...bad, version: 0 },
}

describe("WeChat's check of texts", () => {
  it('is asked for by every function that is named here, and no other', () => {
    const checked = Object.entries(functions).filter(([, spec]) => 'textCheck' in spec)
    expect(checked.map(([name]) => name).sort()).toEqual(Object.keys(calls).sort())
  })

  it.each(Object.entries(calls))(
    '%s with a text that is risky is refused at its field, and not stored',
    async (func, data) => {
      const pair = await run(risky)
      if (func !== 'users_add') await pair.relay('Lin', { func: 'users_add', data: someone })
      const before = names(pair)
      const answer = await pair.relay('Lin', { func, data })
      expect(answer).toMatchObject({
        errcode: Errcode.INVALID_INPUT,
        data: { fields: { name: expect.stringMatching(/^\p{Script=Han}/u) } },
      })
      expect(Object.keys((answer.data as unknown as { fields: object }).fields)).toEqual(['name'])
      expect(names(pair)).toEqual(before)
    },
  )

  it.each<[string, OpenApiAnswer]>([
    ['says that a person should look', { api: CHECK, suggest: 'review' }],
    ['refuses', { api: CHECK, errcode: 45009 }],
    ['answers nonsense', { api: CHECK, body: { errcode: 0, result: 'risky' } }],
  ])('that %s: it is stored as it is', async (_what, answer) => {
    const pair = await run(answer)
    expect((await pair.relay('Lin', { func: 'users_add', data: bad })).data?.errcode).toBe(0)
    expect(names(pair)).toEqual([bad.name])
  })

  it('that takes too long is not waited for', async () => {
    const pair = await run(risky)
    pair.cloud.faults.add({ route: 'sdk', action: 'wx.openApi', hang: true })
    expect((await pair.relay('Lin', { func: 'users_add', data: bad })).data?.errcode).toBe(0)
    expect(pair.printed()).toContain('a text goes on unchecked')
    expect(pair.printed()).not.toContain(bad.name)
  })

  it.each<[string, unknown]>([
    ['no text', { $ne: '' }],
    ['a blank', '  '],
    ['far too long', '赌博'.repeat(2000)],
  ])('is not asked about %s, which the function refuses', async (_what, name) => {
    const pair = await run(risky)
    const answer = await pair.relay('Lin', { func: 'users_add', data: { ...someone, name } })
    expect(answer).toMatchObject({ errcode: 0, data: { errcode: Errcode.INVALID_INPUT } })
    expect(pair.cloud.calls().filter(({ action }) => action === CHECK)).toEqual([])
  })

  it('is told what WeChat wants to hear of who writes and where', async () => {
    const pair = await run()
    await pair.relay('Lin', { func: 'users_add', data: someone })
    expect(pair.cloud.calls().filter(({ action }) => action === CHECK)).toMatchObject([{ errcode: 0 }])
  })
})
