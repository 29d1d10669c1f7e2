import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { personId } from '../../cloud/shared/person-id'
import { Errcode } from '../../contract'
import { users_get } from '../../contract/functions/users_get'
import { inventedOpenid } from '../../local/openid'
import { adminApp } from '../../local/pair'
import { call, connect } from '@/services/cloud/call'
import { NetworkError } from '@/services/cloud/errors'
import type { Transport } from '@/services/cloud/transport'
import * as users from '@/services/users'
import { crowd, startPair } from './start-pair'
import { ways } from './ways'

const form = { name: '林晓雨', age: 26, sex: 2, tel: '13800010001', consent: 1 } as const

/** What a function written by hand may return instead of an answer. */
const nonsense = [
  'null',
  'undefined',
  '0',
  '"ok"',
  '[]',
  '{}',
  '{ errcode: "0" }',
  '{ errcode: null, data: {} }',
]

/** Carries the call out and lets nobody hear of it. */
const losingAnswers = ({ call }: Transport): Transport => ({
  async call(...args) {
    await call(...args)
    throw new Error('cut')
  },
})

describe.each(ways)('$name', ({ transport, appid, notForYou }) => {
  let pair: Awaited<ReturnType<typeof startPair>>
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())

  const idOf = (who: string) => personId({ appid, openid: inventedOpenid(who) })
  const storedOf = (who: string) =>
    pair.cloud
      .database(adminApp.env)
      .find('users')
      .filter(({ openid }) => openid === inventedOpenid(who))

  /** Every call goes from this person's phone from now on. */
  async function pickUpPhoneOf(who: string): Promise<Transport> {
    const picked = await transport(pair.cloud, who)
    connect(picked)
    return picked
  }

  it('somebody who never registered has no record', async () => {
    await pickUpPhoneOf('Lin')
    expect(await users.get()).toEqual({ user: null })
  })

  it('somebody who registers sees the own record', async () => {
    await pickUpPhoneOf('Chen')
    expect(await users.add(form)).toEqual({ res: { _id: idOf('Chen') } })
    const [createtime, consentTime] = [expect.any(Number) as number, expect.any(Number) as number]
    expect(await users.get()).toEqual({
      user: { _id: idOf('Chen'), ...form, createtime, consentTime, version: 0, state: 'active' },
    })
  })

  it('a second registration is refused, whatever is in it', async () => {
    await pickUpPhoneOf('Wang')
    await users.add(form)
    const again = users.add({ ...form, name: '别人' })
    await expect(again).rejects.toMatchObject({ errcode: Errcode.USER_EXISTS, errmsg: '用户已存在' })
    expect(storedOf('Wang')).toMatchObject([form])
  })

  it('somebody who registers again after a lost answer is told that it worked', async () => {
    const requestId = 'one-tap-only'
    const zhao = await pickUpPhoneOf('Zhao')
    connect(losingAnswers(zhao))
    await expect(users.add(form, { requestId })).rejects.toEqual(new NetworkError('failed'))
    connect(zhao)
    expect(await users.add(form, { requestId })).toEqual({ res: { _id: idOf('Zhao') } })
    expect(storedOf('Zhao')).toHaveLength(1)
  })

  it('a wrong form is told beside each field what is wrong, and nothing is stored', async () => {
    await pickUpPhoneOf('Lin')
    await expect(users.add({ ...form, name: ' ', age: 151 })).rejects.toMatchObject({
      name: 'CloudError',
      errcode: Errcode.INVALID_INPUT,
      fields: { name: '请填写姓名', age: '年龄不能大于 150' },
    })
    expect(storedOf('Lin')).toEqual([])
  })

  it('a form cannot say who is calling', async () => {
    const lin = await pickUpPhoneOf('Lin')
    const forged = { ...form, openid: inventedOpenid('Wu') }
    await lin.call('users_add', forged, { requestId: 'forged-openid' })
    expect(storedOf('Wu')).toEqual([])
  })

  it('nobody but administrators lists people', async () => {
    await pickUpPhoneOf('Lin')
    await expect(users.list({ limit: 20 })).rejects.toMatchObject({ errcode: notForYou })
  })

  it('eight people register at once, each as themselves', async () => {
    // Each in a process of its own, and all within the five seconds of a function: more of them ask too much of two busy processors.
    const eight = crowd.slice(0, 8)
    const answers = await Promise.all(
      eight.map(async (name, i) => {
        const way = await transport(pair.cloud, name)
        return way.call('users_add', { ...form, name }, { requestId: `request-${i}` })
      }),
    )
    expect(answers).toEqual(
      eight.map((who) => ({ errcode: Errcode.OK, errmsg: 'success', data: { res: { _id: idOf(who) } } })),
    )
  })

  it('one person asks twenty times at once', async () => {
    await pickUpPhoneOf('Wu')
    const answers = await Promise.all(crowd.map(() => users.get()))
    expect(answers).toEqual(crowd.map(() => ({ user: null })))
  })

  it('what is no answer is taken for none', async () => {
    const { cloud, stop } = await startPair(
      `const answers = [${nonsense.join()}]; exports.main = () => answers.shift()`,
    )
    onTestFinished(stop)
    connect(await transport(cloud, 'Lin'))
    for (const returned of nonsense) {
      await expect(call('users_get', users_get, {}), returned).rejects.toMatchObject({
        reason: expect.stringMatching(/^(malformed|otherVersion)$/),
      })
    }
  })

  it('there is no answer when the cloud is gone', async () => {
    const { cloud, stop } = await startPair()
    connect(await transport(cloud, 'Lin'))
    await stop()
    await expect(users.get()).rejects.toEqual(new NetworkError('failed'))
  })
})
