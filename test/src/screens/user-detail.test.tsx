// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { UserDetailScreen } from '@/features/user-detail/user-detail-screen'
import { held, inTurn, lost, no, ok, person } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { closeApp, connected, see, seesNo, tap } from './on-screen'

const open = () => render(<UserDetailScreen whenRefused={() => <span>请输入设置码</span>} />)

beforeEach(() => {
  phone.params = { id: 'u1' }
})

it('shows the person of the address, also when it is opened directly', async () => {
  const cloud = connected({ users_read: () => ok({ user: person(1, { name: '王小明' }) }) })
  open()
  await see('王小明')
  await see('21 岁')
  expect(cloud.to('users_read')[0]?.data).toMatchObject({ _id: 'u1' })
})

it('copies the telephone number, and says so', async () => {
  connected({ users_read: () => ok({ user: person(1) }) })
  open()
  await see('复制')
  await tap('复制')
  await see('已复制')
  expect(phone.clipboard).toBe('13800138001')
})

it('calls', async () => {
  connected({ users_read: () => ok({ user: person(1) }) })
  open()
  await see('拨打')
  await tap('拨打')
  expect(phone.dialled).toBe('13800138001')
})

it('says so when there is no such person', async () => {
  connected({ users_read: () => ok({ user: null }) })
  open()
  await see('没有找到这个人')
})

it('offers another try', async () => {
  connected({ users_read: inTurn(lost, ok({ user: person(1) })) })
  open()
  await see('没有打开')
  await tap('再试一次')
  await see('第1位')
})

it('offers the code to whoever is no administrator', async () => {
  connected({ users_read: () => no(-2002, '你还不是管理员') })
  open()
  await see('请输入设置码')
})

it('shows the second person when the answer about the first comes last', async () => {
  const first = held(ok({ user: person(1) }))
  connected({ users_read: ({ _id }) => (_id === 'u1' ? first.reply() : ok({ user: person(2) })) })
  open()
  closeApp()
  phone.params = { id: 'u2' }
  open()
  await see('第2位')
  first.release()
  await see('第2位')
  expect(seesNo('第1位')).toBe(true)
})
