// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Errcode } from '@contract'
import { ConsentAgain } from '@/features/consent/consent-again'
import { OutboxScreen } from '@/features/outbox/outbox-screen'
import { WaitingNotice } from '@/features/outbox/waiting-notice'
import { OwnEditScreen } from '@/features/own-edit/own-edit-screen'
import { own, remove, useOwn } from '@/features/own-pictures/store'
import { SignupScreen } from '@/features/signup/signup-screen'
import { useNetwork } from '@/lib/network'
import { loadMe, useMe } from '@/stores/me'
import { retryWrites, send, useWrites, withdraw } from '@/stores/writes'
import { inTurn, lost, no, ok, person } from '../scripted-cloud'
import { closeApp, connected, does, see, seesNo, tap, typeInto, typedIn } from './on-screen'

const nothing = () => undefined
const nobody = ok({ user: null })
const record = (more: object = {}) => person(1, { name: '王小明', age: 28, ...more })
const made = ok({ res: { _id: 'u1' } })

const openForm = () => render(<SignupScreen number={() => null} onRead={nothing} onWaiting={nothing} />)
const openEdit = () =>
  render(<OwnEditScreen number={() => null} onLeave={nothing} onRegister={nothing} onWaiting={nothing} />)
const openOutbox = (onForm: (func: string) => void = nothing) => render(<OutboxScreen onForm={onForm} />)

async function fillIn() {
  await see('你好，来登记一下')
  typeInto('怎么称呼你', '王小明')
  await tap('男')
  typeInto('周岁', '28')
  typeInto('11 位手机号', '13800138001')
  await tap('我已阅读并同意')
}

/** Somebody has registered while there was no network, or the answer was lost. */
async function registerInVain() {
  const cloud = connected({ users_get: () => nobody, users_add: lost })
  openForm()
  await fillIn()
  await tap('登记')
  await see('登记还没有送到')
  return cloud.to('users_add')[0]?.data
}

async function networkReturns() {
  await does(() => useNetwork.setState({ online: false }))
  await does(() => useNetwork.setState({ online: true }))
}

it('a registration without an answer waits, and goes under the same request id when the network is back', async () => {
  const first = await registerInVain()
  const cloud = connected({ users_get: () => ok({ user: record() }), users_add: () => made })
  await networkReturns()
  await expect.poll(() => useMe.getState()).toMatchObject({ status: 'registered', occasion: 'made' })
  expect(cloud.to('users_add').map(({ data }) => data)).toEqual([first])
  expect(useWrites.getState().writes).toEqual([])
})

it('it outlives the end of the app, and is told of: what it holds, and since when', async () => {
  const first = await registerInVain()
  closeApp()
  render(<WaitingNotice onLook={nothing} />)
  await see('1 项等待发送，联网后会自动发送')
  openOutbox()
  await see(/手机号: 138 0013 8001/)
  const cloud = connected({ users_get: () => ok({ user: record() }), users_add: () => made })
  await tap('现在发送')
  await see('没有等待发送的内容')
  expect(cloud.to('users_add').map(({ data }) => data)).toEqual([first])
})

it('taken back it is in the form again, whole, and goes as another request', async () => {
  const first = await registerInVain()
  const cloud = connected({ users_get: () => nobody, users_add: () => made })
  await does(() => withdraw(useWrites.getState().writes[0]?.id ?? ''))
  await see('你好，来登记一下')
  expect([typedIn('怎么称呼你'), typedIn('11 位手机号')]).toEqual(['王小明', '13800138001'])
  await networkReturns()
  expect(cloud.to('users_add')).toEqual([])
  await tap('登记')
  expect(cloud.to('users_add')[0]?.data.requestId).not.toBe(first?.requestId)
})

it('refused later, it leads back to the form with everything typed and the reason beside the field', async () => {
  await registerInVain()
  closeApp()
  const refusal = no(Errcode.INVALID_INPUT, '填写的内容有误', { fields: { name: '这个名字不合适' } })
  connected({ users_get: () => nobody, users_add: () => refusal })
  await does(retryWrites)
  await expect.poll(() => useWrites.getState().writes).toMatchObject([{ status: 'refused' }])
  closeApp()
  openForm()
  await see('这个名字不合适')
  expect(typedIn('怎么称呼你')).toBe('王小明')
  expect(useWrites.getState().writes).toEqual([])
})

it('a correction that meets another one later asks which counts', async () => {
  const known = ok({ user: record() })
  connected({ users_get: () => known, users_update: lost })
  openEdit()
  await see('保存')
  typeInto('怎么称呼你', '王晓明')
  await tap('保存')
  await see('修改还没有送到')
  closeApp()
  const data = { user: record({ age: 29, version: 1 }) }
  connected({ users_get: () => known, users_update: () => no(Errcode.CHANGED_MEANWHILE, '别处改过', data) })
  await does(retryWrites)
  render(<WaitingNotice onLook={nothing} />)
  await see('1 项没有被接受，点这里看看')
  let form = ''
  openOutbox((func) => (form = func))
  await tap('回到表单修改')
  expect(form).toBe('users_update')
  openEdit()
  await see('现在是：29')
  await see('你填的：王晓明')
})

it('goes in the order in which it was done: what does not get through keeps what comes after', async () => {
  const cloud = connected({ users_consent: lost })
  await send('users_consent', { consent: 1 })
  await expect(send('images_remove', { _id: 'picture-000000000001' })).resolves.toEqual({ status: 'waits' })
  expect(cloud.to('images_remove')).toEqual([])
  const later = connected({
    users_consent: () => ok({ user: record() }),
    images_remove: () => ok({ removed: true }),
  })
  await networkReturns()
  await expect.poll(() => useWrites.getState().writes).toEqual([])
  expect(later.calls.map(({ name }) => name)).toEqual(['users_consent', 'images_remove'])
})

it('a picture that is to be removed is not shown any more, unless that is taken back', async () => {
  const picture = {
    _id: 'picture-000000000001',
    link: 'https://p/a',
    thumbnail: 'https://p/b',
    purpose: 'wall',
    state: 'approved',
    width: 4,
    height: 3,
    bytes: 9,
    type: 'image/png',
    createtime: 1,
    mine: true,
  }
  connected({
    users_get: () => nobody,
    images_list: () => ok({ images: [picture], next: null }),
    images_remove: lost,
  })
  await own.load(undefined)
  await remove(picture._id)
  expect(useOwn.getState()).toMatchObject({ items: [] })
  await own.refresh()
  expect(useOwn.getState()).toMatchObject({ items: [] })
  await withdraw(useWrites.getState().writes[0]?.id ?? '')
  await own.refresh()
  expect(useOwn.getState()).toMatchObject({ items: [picture] })
})

it('who has agreed is not asked again while that waits', async () => {
  connected({ users_get: () => ok({ user: record({ consent: 0 }) }), users_consent: lost })
  await loadMe()
  render(<ConsentAgain onRead={nothing} />)
  await tap('我已阅读并同意')
  expect(seesNo('我已阅读并同意')).toBe(true)
  connected({ users_consent: inTurn(no(Errcode.NOT_REGISTERED, '你还没有登记')) })
  await networkReturns()
  await see('你还没有登记')
})
