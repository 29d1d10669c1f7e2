import { expect, it } from 'vitest'
import { lin, relayTo, success } from './harness/answers'
import { openPhone } from './harness/phone'

const silent = () => new Promise(() => undefined)

const offline = () => {
  throw new Error('request:fail')
}

const noPictures = () => success({ images: [], next: null })

it('paints the record of the last time before the first answer, says that the network is gone, and recovers', async () => {
  const storage = new Map<string, unknown>()
  const first = openPhone(
    'user',
    relayTo({ users_get: () => success({ user: lin }), images_list: noPictures }),
    storage,
  )
  await first.sees('已登记')

  let online = false
  const users_get = () => {
    if (online) return success({ user: { ...lin, name: '林小雨' } })
    throw new Error('request:fail')
  }
  const phone = openPhone('user', relayTo({ users_get, images_list: noPictures }), structuredClone(storage))
  await phone.sees('林晓雨')
  await phone.sees('上次的内容')
  phone.goesOffline()
  await phone.sees('没有网络')
  online = true
  phone.comesOnline()
  await phone.sees('林小雨')
  expect(phone.text).not.toMatch(/没有网络|上次的内容/)
  expect(phone.complaints).toEqual([])
})

it('says after a while that there is no answer yet, and whoever does not want to wait may try again', async () => {
  let asked = 0
  const users_get = () => (asked++ === 0 ? silent() : success({ user: lin }))
  const phone = openPhone('user', relayTo({ users_get, images_list: noPictures }))
  await phone.sees('还在等回应…')
  phone.taps('不等了')
  await phone.sees('还没有等到回应')
  phone.taps('再试一次')
  await phone.sees('林晓雨')
  expect(phone.text).not.toContain('还在等回应')
})

it('a registration without a network waits, outlives the end of the app, and goes as the same request', async () => {
  const storage = new Map<string, unknown>()
  const nobody = { users_get: () => success({ user: null }), images_list: noPictures }
  const first = openPhone('user', relayTo({ ...nobody, users_add: offline }), storage)
  await first.sees('你好，来登记一下')
  first.types('怎么称呼你', lin.name)
  first.taps('女')
  first.types('周岁', '26')
  first.types('11 位手机号', lin.tel)
  first.taps('我已阅读并同意')
  first.taps('登记')
  await first.sees('登记还没有送到')
  first.taps('看看或撤回')
  await first.sees('姓名: 林晓雨')

  const users_add = () => success({ res: { _id: lin._id } })
  const phone = openPhone(
    'user',
    relayTo({ users_get: () => success({ user: lin }), images_list: noPictures, users_add }),
    structuredClone(storage),
  )
  await phone.sees('已登记')
  const requests = [first, phone].map(
    ({ calls }) => calls.find(({ data }) => data.func === 'users_add')?.data,
  )
  expect(requests[1]).toEqual(requests[0])
  expect(phone.complaints).toEqual([])
})
