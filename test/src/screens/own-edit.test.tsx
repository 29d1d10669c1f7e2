// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { Errcode } from '@contract'
import { OwnEditScreen } from '@/features/own-edit/own-edit-screen'
import { useMe } from '@/stores/me'
import { held, inTurn, lost, no, ok, person } from '../scripted-cloud'
import { closeApp, connected, does, see, seesNo, tap, typeInto, typedIn } from './on-screen'

let left = 0
beforeEach(() => {
  left = 0
})

const leave = () => void (left += 1)
const open = () =>
  render(<OwnEditScreen number={() => null} onLeave={leave} onRegister={leave} onWaiting={leave} />)
const record = (more: object = {}) => ({ ...person(1, { name: '王小明', age: 28 }), version: 2, ...more })
const known = ok({ user: record() })

async function openAndType(name: string) {
  open()
  await see('保存')
  typeInto('怎么称呼你', name)
}

it('begins with the record, saves what was changed, and goes back to it', async () => {
  const saved = record({ name: '王晓明', version: 3 })
  const cloud = connected({ users_get: () => known, users_update: () => ok({ user: saved }) })
  await openAndType('王小明')
  expect([typedIn('周岁'), typedIn('11 位手机号')]).toEqual(['28', '13800138001'])
  typeInto('怎么称呼你', '王晓明')
  await tap('保存')
  expect(cloud.to('users_update')[0]?.data).toMatchObject({ name: '王晓明', age: '28', version: 2 })
  expect(useMe.getState()).toMatchObject({ status: 'registered', user: saved, occasion: 'changed' })
  expect(left).toBe(1)
})

it('takes nobody a page further back who has left while it was saved', async () => {
  const saving = held(ok({ user: record({ version: 3 }) }))
  connected({ users_get: () => known, users_update: saving.reply })
  const { unmount } = open()
  await see('保存')
  await tap('保存')
  unmount()
  await does(() => saving.release())
  expect(useMe.getState()).toMatchObject({ user: { version: 3 } })
  expect(left).toBe(0)
})

it('says beside the field what is wrong, and asks nobody', async () => {
  const cloud = connected({ users_get: () => known })
  open()
  await see('保存')
  typeInto('周岁', '200')
  await tap('保存')
  await see('年龄不能大于 150')
  expect(cloud.to('users_update')).toEqual([])
})

it('holds what was typed and not saved when the app is opened anew', async () => {
  connected({ users_get: () => known })
  await openAndType('王晓明')
  closeApp()
  open()
  await see('保存')
  expect(typedIn('怎么称呼你')).toBe('王晓明')
})

it('does not lay what was typed before over what was changed elsewhere since', async () => {
  connected({ users_get: inTurn(known, ok({ user: record({ age: 29, version: 3 }) })) })
  await openAndType('王晓明')
  closeApp()
  open()
  await see('现在是：29')
  expect(seesNo('保存')).toBe(true)
})

it('asks nobody to choose where the record has become what was typed, however it was written', async () => {
  connected({ users_get: inTurn(known, ok({ user: record({ name: '王晓明', version: 3 }) })) })
  await openAndType(' 王晓明')
  typeInto('11 位手机号', '+86 138-0013-8001')
  closeApp()
  open()
  await see('保存')
  expect(typedIn('怎么称呼你')).toBe('王晓明')
})

const elsewhere = record({ age: 29, version: 3 })
const refused = no(Errcode.CHANGED_MEANWHILE, '资料刚刚在别处改过，请看过之后再保存', { user: elsewhere })

it.each([
  ['用我填的', { name: '王晓明', age: '28', version: 3 }],
  ['用现在的', { name: '王小明', age: '29', version: 3 }],
])('shows what was changed elsewhere meanwhile; %s', async (choice, sent) => {
  const cloud = connected({
    users_get: () => known,
    users_update: inTurn(refused, ok({ user: record({ version: 4 }) })),
  })
  await openAndType('王晓明')
  // The same number, written otherwise, is no difference.
  typeInto('11 位手机号', '138 0013 8001')
  await tap('保存')
  await see('现在是：29')
  await see('你填的：28')
  await see('你填的：王晓明')
  expect(seesNo(/手机号/)).toBe(true)
  await tap(choice)
  await tap('保存')
  expect(cloud.to('users_update')[1]?.data).toMatchObject(sent)
  expect(left).toBe(1)
})

it('shows a person who is not registered the way, and tries again where nothing came', async () => {
  connected({ users_get: inTurn(lost, ok({ user: null })) })
  open()
  await see(/请检查网络/)
  await tap('再试一次')
  await see('你还没有登记，请先登记。')
  await tap('去登记')
  expect(left).toBe(1)
})
