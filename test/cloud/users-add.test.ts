import { describe, expect, it } from 'vitest'
import { Errcode } from '../../contract'
import { adminApp, userApp } from '../../local/pair'
import { inventedOpenid } from '../../local/openid'
import { runPair, someone } from './run-pair'

const registration = { func: 'users_add', data: someone }
const inside = (answer: { errcode: number; data: { errcode: number } | null }) =>
  answer.errcode === 0 ? answer.data?.errcode : answer.errcode

describe('registering', () => {
  it('through the relay makes one record, with the openid that WeChat vouches for', async () => {
    const { cloud, relay } = await runPair()
    const began = Date.now()
    const answer = await relay('Lin', registration)
    const [record, ...others] = cloud.database(adminApp.env).find('users')
    expect(answer).toEqual({
      errcode: 0,
      errmsg: 'success',
      data: { errcode: 0, errmsg: 'success', data: { res: { _id: record?._id } } },
    })
    expect(others).toEqual([])
    expect(record).toMatchObject({ ...someone, openid: inventedOpenid('Lin'), appid: userApp.appid })
    expect(record?.createtime).toBeGreaterThanOrEqual(began)
    expect(record?.createtime).toBeLessThanOrEqual(Date.now())
  })

  it('takes digits in strings, as forms send them, and trims the name', async () => {
    const { cloud, relay } = await runPair()
    await relay('Lin', { func: 'users_add', data: { ...someone, name: ' 林晓雨 ', age: '26', sex: '2' } })
    expect(cloud.database(adminApp.env).find('users')).toMatchObject([someone])
  })

  it('a second time says 用户已存在 and changes nothing', async () => {
    const { cloud, relay } = await runPair()
    await relay('Lin', registration)
    const second = await relay('Lin', { func: 'users_add', data: { ...someone, name: '别人' } })
    expect(second).toMatchObject({ errcode: 0, data: { errcode: Errcode.USER_EXISTS, errmsg: '用户已存在' } })
    expect(cloud.database(adminApp.env).find('users')).toMatchObject([{ name: someone.name }])
  })

  it('again after the answer was lost, with the same request id, is told that it worked', async () => {
    const { cloud, relay } = await runPair()
    const request = { ...registration, requestId: 'tap-000001' }
    const answers = [await relay('Lin', request), await relay('Lin', request)]
    expect(answers.map(inside)).toEqual([0, 0])
    expect(answers[0]).toEqual(answers[1])
    expect(cloud.database(adminApp.env).count('users')).toBe(1)
  })

  it('50 times at once through the relay makes exactly one record; all others hear -2001', async () => {
    const { cloud, relay } = await runPair()
    const answers = await Promise.all(Array.from({ length: 50 }, () => relay('Lin', registration)))
    expect(answers.map(inside).sort()).toEqual([...Array(49).fill(Errcode.USER_EXISTS), 0].sort())
    expect(cloud.database(adminApp.env).count('users')).toBe(1)
  })

  it('50 times at once directly makes exactly one record; all others hear -2001', async () => {
    const { cloud, direct } = await runPair()
    const answers = await Promise.all(Array.from({ length: 50 }, () => direct('Lin', 'users_add', someone)))
    const codes = answers.map(({ errcode }) => errcode)
    expect(codes.sort()).toEqual([...Array(49).fill(Errcode.USER_EXISTS), 0].sort())
    expect(cloud.database(adminApp.env).count('users')).toBe(1)
  })

  it('two people with the same telephone number are two people', async () => {
    const { cloud, relay } = await runPair()
    const answers = await Promise.all([relay('Lin', registration), relay('Chen', registration)])
    expect(answers.map(inside)).toEqual([0, 0])
    expect(cloud.database(adminApp.env).count('users')).toBe(2)
  })
})

describe('a form that is filled in wrongly', () => {
  it.each([
    ['no name', { ...someone, name: '  ' }, { name: '请填写姓名' }],
    ['a name of 31 characters', { ...someone, name: '长'.repeat(31) }, { name: '姓名最多 30 个字' }],
    ['an age of 151', { ...someone, age: 151 }, { age: '年龄不能大于 150' }],
    ['half a year', { ...someone, age: 1.5 }, { age: '年龄请填整数' }],
    ['an age in words', { ...someone, age: '二十' }, { age: '年龄请填整数' }],
    ['an unknown sex', { ...someone, sex: 3 }, { sex: '请选择性别' }],
    ['a landline number', { ...someone, tel: '01012345678' }, { tel: '这像是座机号，请填手机号' }],
    ['nothing at all', {}, { name: '请填写完整', age: '请填写完整', sex: '请填写完整', tel: '请填写完整' }],
  ])('with %s is told so beside the field', async (_what, data, fields) => {
    const { cloud, relay } = await runPair()
    const { data: answer } = await relay('Lin', { func: 'users_add', data })
    expect(answer).toMatchObject({ errcode: Errcode.INVALID_INPUT, data: { fields } })
    expect(cloud.database(adminApp.env).count('users')).toBe(0)
  })
})
