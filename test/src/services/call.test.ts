import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { users_get } from '../../../contract/functions/users_get'
import { call, connect } from '@/services/cloud/call'
import { CloudError, NetworkError } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import { direct } from '@/services/cloud/transports/direct'
import * as users from '@/services/users'
import { lost, no, ok, person, scriptedCloud, silent } from '../scripted-cloud'

const connected = (reply: () => unknown) => {
  const scripted = scriptedCloud({ users_get: reply, users_add: reply })
  connect(direct(scripted.cloud))
  return scripted
}

const me = { name: '王小明', age: 28, sex: 2, tel: '13800138000', consent: 1 }

describe('a call', () => {
  it('gives the data of the answer, and nothing in it that the contract does not name', async () => {
    connected(() => ok({ user: { ...person(1), openid: 'secret' } }))
    expect(await users.get()).toEqual({ user: person(1) })
  })

  it('has a request id that the cloud accepts, another one each time', async () => {
    const { calls } = connected(() => ok({ user: null }))
    await users.get()
    await users.get()
    const ids = calls.map(({ data }) => data.requestId)
    expect(ids[0]).toMatch(/^[\w-]{8,64}$/)
    expect(ids[0]).not.toBe(ids[1])
  })

  it('keeps the request id that it is given', async () => {
    const { calls } = connected(() => ok({ res: { _id: 'x' } }))
    await users.add(me, { requestId: 'the-same-again' })
    expect(calls[0]?.data).toEqual({ ...me, requestId: 'the-same-again' })
  })

  it('is refused with what the answer says', async () => {
    connected(() => no(-2001, '用户已存在'))
    const error: unknown = await users.add(me).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(CloudError)
    expect(error).toMatchObject({ errcode: -2001, errmsg: '用户已存在', fields: {} })
  })

  it('that is lost is a NetworkError, with its cause', async () => {
    connected(lost)
    await expect(call('users_get', users_get, {})).rejects.toMatchObject({
      name: 'NetworkError',
      reason: 'failed',
      cause: { errCode: -1 },
    })
  })

  it.each([null, {}, { user: 'me' }, { user: { name: 'me' } }, []])(
    'answered with %j has no answer',
    async (data) => {
      connected(() => ok(data))
      await expect(users.get()).rejects.toEqual(new NetworkError('otherVersion'))
    },
  )
})

describe('a call without an answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is given up after twenty seconds', async () => {
    connected(silent)
    const given = expect(users.get()).rejects.toMatchObject({ reason: 'timeout' })
    await vi.advanceTimersByTimeAsync(20_000)
    await given
  })
})

describe('a person reads', () => {
  it.each([
    ['the sentence of the answer', new CloudError(no(-2001, '用户已存在')), '用户已存在'],
    ['nothing about tokens', new CloudError(no(-1, '获取access_token失败')), '服务暂时用不了，请稍后再试'],
    ['no English', new CloudError(no(-9, 'fail')), '出了点问题，请稍后再试'],
    ['no HTML', new CloudError(no(-9, '错误<script>alert(1)</script>')), '出了点问题，请稍后再试'],
    ['no novel', new CloudError(no(-9, '错'.repeat(5000))), '出了点问题，请稍后再试'],
    ['that the network is gone', new NetworkError('failed'), '没有连上服务，请检查网络后再试'],
    ['that it took too long', new NetworkError('timeout'), '等了很久没有回应，请稍后再试'],
    ['that the answer is wrong', new NetworkError('malformed'), '服务的回答有误，请稍后再试'],
    [
      'that the app is of another version than the service',
      new NetworkError('otherVersion'),
      '小程序和服务的版本不一致，请关闭小程序再打开；填写的内容还在',
    ],
    [
      'the same where a function is not there',
      new CloudError(no(-4002, '不能调用这个功能')),
      '小程序和服务的版本不一致，请关闭小程序再打开；填写的内容还在',
    ],
    ['nothing of a bug', new TypeError('x is undefined'), '出了点问题，请稍后再试'],
    ['nothing of a thrown number', 7, '出了点问题，请稍后再试'],
  ])('%s', (_, error, sentence) => expect(messageFor(error)).toBe(sentence))
})
