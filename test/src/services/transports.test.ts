import { describe, expect, it } from 'vitest'
import { CloudError, NetworkError } from '@/services/cloud/errors'
import type { Resource, WxCloud } from '@/services/cloud/transport'
import { direct } from '@/services/cloud/transports/direct'
import { relay } from '@/services/cloud/transports/relay'
import { sharing } from '@/services/cloud/transports/sharing'
import { no, ok } from '../scripted-cloud'

const answering = (result: unknown) => {
  const sent: unknown[] = []
  const cloud: WxCloud = {
    callFunction(request) {
      sent.push(request)
      return Promise.resolve({ result })
    },
  }
  return { cloud, sent }
}

const options = { requestId: 'abcdefgh' }

/** What a function written by hand, a gateway or an attacker may put in the place of an answer. */
const nonsense: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 0],
  ['text', '{"errcode":0}'],
  ['a list', [{ errcode: 0 }]],
  ['an object without errcode', { errmsg: 'success', data: {} }],
  ['errcode as text', { errcode: '0', errmsg: 'success', data: {} }],
  ['errcode NaN', { errcode: NaN, errmsg: 'success', data: {} }],
  ['errcode null', { errcode: null }],
]

describe('direct', () => {
  it('calls the function by its own name, with the request id among the fields', async () => {
    const { cloud, sent } = answering(ok({ users: [] }))
    const answer = await direct(cloud).call('users_list', { limit: 20 }, options)
    expect(answer).toEqual(ok({ users: [] }))
    expect(sent).toEqual([{ name: 'users_list', data: { limit: 20, requestId: 'abcdefgh' } }])
  })

  it.each(nonsense)('does not take %s for an answer', async (_, result) => {
    const asked = direct(answering(result).cloud).call('users_list', {}, options)
    await expect(asked).rejects.toEqual(new NetworkError('malformed'))
  })
})

describe('relay', () => {
  it('calls api and names the function inside', async () => {
    const { cloud, sent } = answering(ok(ok({ user: null })))
    expect(await relay(cloud).call('users_get', {}, options)).toEqual(ok({ user: null }))
    expect(sent).toEqual([{ name: 'api', data: { func: 'users_get', data: {}, requestId: 'abcdefgh' } }])
  })

  it('gives what the function said, when it said no', async () => {
    const refusal = no(-2001, '用户已存在')
    expect(await relay(answering(ok(refusal)).cloud).call('users_add', {}, options)).toEqual(refusal)
  })

  it('gives what api said, when api said no', async () => {
    const refusal = no(-3001, '接口调用失败', { errcode: 0, errmsg: 'not this one', data: {} })
    expect(await relay(answering(refusal).cloud).call('users_add', {}, options)).toEqual(refusal)
  })

  it.each(nonsense)('does not take %s inside the envelope for an answer', async (_, inner) => {
    const asked = relay(answering(ok(inner)).cloud).call('users_get', {}, options)
    await expect(asked).rejects.toEqual(new NetworkError('malformed'))
  })

  it('makes do without errmsg and data', async () => {
    const answer = await relay(answering(ok({ errcode: -7, errmsg: { html: 1 } })).cloud).call(
      'users_get',
      {},
      options,
    )
    expect(answer).toEqual(no(-7, ''))
  })
})

/** `wx.cloud` whose `init` says what it is told to, one after the other. */
const shareable = (...inits: (() => Promise<unknown>)[]) => {
  const { cloud, sent } = answering(ok({ user: null }))
  const opened: Resource[] = []
  class Cloud {
    constructor(resource: Resource) {
      opened.push(resource)
    }
    init = () => {
      sent.push('init')
      return inits.shift()?.() ?? Promise.reject(new Error('too often'))
    }
    callFunction = cloud.callFunction
  }
  return {
    cloud: { callFunction: () => Promise.reject(new Error('the own environment')), Cloud },
    sent,
    opened,
  }
}

describe('sharing', () => {
  const resource = { resourceAppid: 'wxa', resourceEnv: 'admin-1a2b' }
  const call = { name: 'users_get', data: { requestId: 'abcdefgh' } }

  it("enters the other mini program's environment once, before the first call", async () => {
    const { cloud, sent, opened } = shareable(() => Promise.resolve())
    const transport = sharing(cloud, resource)
    expect(sent).toEqual([])
    expect(await transport.call('users_get', {}, options)).toEqual(ok({ user: null }))
    await transport.call('users_get', {}, options)
    expect(opened).toEqual([resource])
    expect(sent).toEqual(['init', call, call])
  })

  it('enters once for all who call at the same time', async () => {
    const { cloud, sent } = shareable(() => new Promise((entered) => setTimeout(entered, 20)))
    const transport = sharing(cloud, resource)
    await Promise.all([1, 2, 3].map(() => transport.call('users_get', {}, options)))
    expect(sent).toEqual(['init', call, call, call])
  })

  it('tries again to enter with the next call, when it could not', async () => {
    const refusal = Object.assign(new Error('no'), { errCode: -601012 })
    const { cloud, sent } = shareable(
      () => Promise.reject(refusal),
      () => Promise.resolve(),
    )
    const transport = sharing(cloud, resource)
    const both = [1, 2].map(() => transport.call('users_get', {}, options))
    expect(await Promise.allSettled(both)).toMatchObject([{ reason: refusal }, { reason: refusal }])
    expect(await transport.call('users_get', {}, options)).toEqual(ok({ user: null }))
    expect(sent).toEqual(['init', 'init', call])
  })
})

describe('CloudError', () => {
  it('holds the fields of an answer about wrong input, and only sentences', () => {
    const error = new CloudError(no(-4001, '', { fields: { name: '请填写姓名', age: 5, tel: null } }))
    expect(error.fields).toEqual({ name: '请填写姓名' })
  })

  it.each([null, 'x', [], {}, { fields: null }, { fields: 'x' }])('finds no fields in %j', (data) => {
    expect(new CloudError(no(-4001, '', data)).fields).toEqual({})
  })
})
