// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { loadUser, setState, useUserDetail } from '@/features/user-detail/store'
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

const masked = person(1, { tel: '138****8001' })
const editor = { _id: 'he', who: 'he', role: 'editor', createtime: 1 }
/** What an editor's phone is answered. */
const asEditor = (more: Parameters<typeof connected>[0] = {}) =>
  connected({
    users_read: () => ok({ user: masked }),
    users_reveal: () => ok({ tel: '13800138001' }),
    admins_get: () => ok({ administrator: editor }),
    ...more,
  })

it('shows the telephone number only to who asks for it', async () => {
  const cloud = asEditor()
  open()
  await see('138 **** 8001')
  expect(seesNo('复制')).toBe(true)
  await tap('显示号码')
  await see('138 0013 8001')
  expect(cloud.to('users_reveal')).toHaveLength(1)
})

it('says why a number is not shown', async () => {
  asEditor({ users_reveal: () => no(-1002, '保存失败，请稍后再试') })
  open()
  await see('显示号码')
  await tap('显示号码')
  await see('没有显示：保存失败，请稍后再试')
})

it('offers a viewer nothing that is not allowed', async () => {
  asEditor({ admins_get: () => ok({ administrator: { ...editor, role: 'viewer' } }) })
  open()
  await see('138 **** 8001')
  await vi.waitFor(() => expect(seesNo('显示号码') && seesNo('停用')).toBe(true))
})

it('disables, and takes it back from the version that came of it', async () => {
  const cloud = asEditor({
    users_set_state: ({ state, version }) => ok({ user: { ...masked, state, version: Number(version) + 1 } }),
  })
  open()
  await see('停用')
  await tap('停用')
  await see('撤销')
  await see('启用')
  await tap('撤销')
  await see('停用')
  expect(seesNo('撤销')).toBe(true)
  expect(cloud.to('users_set_state').map(({ data }) => [data.state, data.version])).toEqual([
    ['disabled', 0],
    ['active', 1],
  ])
})

it('does not offer to take back for ever', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  asEditor({ users_set_state: ({ state }) => ok({ user: { ...masked, state, version: 1 } }) })
  await loadUser('u1')
  await setState('disabled')
  vi.advanceTimersByTime(9_999)
  expect(useUserDetail.getState()).toMatchObject({ before: 'active' })
  vi.advanceTimersByTime(1)
  expect(useUserDetail.getState()).not.toHaveProperty('before')
})

it('shows what somebody else has made of it meanwhile, and says that it was not changed', async () => {
  const now = { ...masked, name: '新名字', state: 'disabled', version: 4 }
  asEditor({ users_set_state: () => no(-2009, '资料刚刚在别处改过，请看过之后再操作', { user: now }) })
  open()
  await see('停用')
  await tap('停用')
  await see('新名字')
  await see('启用')
  await see('没有改成：资料刚刚在别处改过，请看过之后再操作')
})

it('copies the telephone number, and says so', async () => {
  asEditor()
  open()
  await see('显示号码')
  await tap('显示号码')
  await see('复制')
  await tap('复制')
  await see('已复制')
  expect(phone.clipboard).toBe('13800138001')
})

it('calls', async () => {
  asEditor()
  open()
  await see('显示号码')
  await tap('显示号码')
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
