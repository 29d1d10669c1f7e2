// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { PersonEditScreen } from '@/features/person-edit/person-edit-screen'
import { inTurn, lost, no, ok, person } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { closeApp, connected, see, tap, typeInto, typedIn } from './on-screen'

const masked = person(1, { tel: '138****8001', version: 3 })
const NUMBER = '138****8001，不改就留空'
const onLeave = vi.fn()
const open = () => render(<PersonEditScreen onLeave={onLeave} />)

beforeEach(() => {
  phone.params = { id: 'u1' }
  onLeave.mockClear()
})

it('saves what was changed, and leaves a number alone that nobody typed', async () => {
  const cloud = connected({ users_read: () => ok({ user: masked }), users_edit: () => ok({ user: masked }) })
  open()
  await see('保存')
  typeInto('怎么称呼你', '王小明')
  await tap('保存')
  const { requestId: _requestId, ...sent } = cloud.to('users_edit')[0]?.data ?? {}
  expect(sent).toEqual({ _id: 'u1', name: '王小明', age: '21', sex: '2', version: 3 })
  expect(onLeave).toHaveBeenCalledExactlyOnceWith('u1')
})

it('sends a new number, however it was written', async () => {
  const cloud = connected({ users_read: () => ok({ user: masked }), users_edit: () => ok({ user: masked }) })
  open()
  await see('保存')
  typeInto(NUMBER, '+86 139-1111-2222')
  await tap('保存')
  expect(cloud.to('users_edit')[0]?.data).toMatchObject({ tel: '+86 139-1111-2222' })
})

it('says beside the field what is wrong, and sends nothing', async () => {
  const cloud = connected({ users_read: () => ok({ user: masked }) })
  open()
  await see('保存')
  typeInto(NUMBER, '1390000')
  await tap('保存')
  await see('手机号应为 11 位数字，以 1 开头')
  expect(cloud.to('users_edit')).toEqual([])
})

it('shows what somebody else has changed meanwhile, and saves what is chosen', async () => {
  const now = { ...masked, age: 50, version: 4 }
  const cloud = connected({
    users_read: () => ok({ user: masked }),
    users_edit: inTurn(no(-2009, '资料刚刚在别处改过', { user: now }), ok({ user: now })),
  })
  open()
  await see('保存')
  typeInto('周岁', '30')
  await tap('保存')
  await see('现在是：50')
  await see('你填的：30')
  await tap('用我填的')
  await tap('保存')
  expect(cloud.to('users_edit')[1]?.data).toMatchObject({ age: '30', version: 4 })
})

it('keeps what was typed for one person, and does not take it for another', async () => {
  connected({ users_read: ({ _id }) => ok({ user: { ...masked, _id } }), users_edit: lost })
  open()
  await see('保存')
  typeInto('怎么称呼你', '王小明')
  closeApp()
  open()
  await see('保存')
  expect(typedIn('怎么称呼你')).toBe('王小明')
  closeApp()
  phone.params = { id: 'u2' }
  open()
  await see('保存')
  expect(typedIn('怎么称呼你')).toBe('第1位')
})

it('says so when there is no such person', async () => {
  connected({ users_read: () => ok({ user: null }) })
  open()
  await see('没有找到这个人')
})
