// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserListScreen } from '@/features/user-list/user-list-screen'
import { held, inTurn, lost, no, ok, person } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { connected, does, see, seesNo, tap, typeInto, typedIn } from './on-screen'

const opened: string[] = []
const open = () =>
  render(
    <UserListScreen
      onOpen={(id) => opened.push(id)}
      onJob={(id) => opened.push(id)}
      onMessage={(whom) => opened.push(whom)}
      whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
    />,
  )

const page = (from: number, to: number, next: string | null) =>
  ok({ users: Array.from({ length: to - from }, (_, i) => person(from + i)), next })

const notAdmin = no(-2002, '你还不是管理员')

it('shows the people and how many there are', async () => {
  connected({ users_list: () => page(0, 3, null) })
  open()
  await see('第0位')
  await see('共 3 人 · 最新在前')
  await see('就是这些了')
})

it('says so when nobody has registered yet', async () => {
  connected({ users_list: () => page(0, 0, null) })
  open()
  await see('还没有人登记')
})

it('asks the cloud for whom is searched, and for a state', async () => {
  const cloud = connected({
    users_list: inTurn(page(0, 3, null), page(1, 2, null), page(2, 3, null), page(0, 0, null)),
  })
  open()
  await see('第0位')
  typeInto('姓名、拼音首字母、手机号', '第1')
  await see('共 1 人 · 最新在前')
  await see('第1位')
  await tap('已停用')
  await see('第2位')
  await tap('在回收站')
  await see('没有符合的人')
  expect(cloud.to('users_list').map(({ data }) => [data.search, data.state])).toEqual([
    [undefined, undefined],
    ['第1', undefined],
    ['第1', 'disabled'],
    ['第1', 'trashed'],
  ])
})

it('asks for a sex, an age, a time and an order', async () => {
  const cloud = connected({ users_list: () => page(0, 3, null) })
  open()
  await see('第0位')
  await tap('更多条件')
  for (const chip of ['女', '25–34 岁', '最近 7 天登记', '最早在前']) await tap(chip)
  await see('共 3 人 · 最早在前')
  const { sex, age, order, from } = cloud.to('users_list').at(-1)?.data ?? {}
  expect({ sex, age, order }).toEqual({ sex: 2, age: '25-34', order: 'oldest' })
  expect(Date.now() - Number(from)).toBeGreaterThanOrEqual(7 * 24 * 60 * 60_000)
  // What has been asked for stays open, whatever is chosen.
  await tap('全部时间')
  await see('女')
})

it('says how many there are of whom not all have been loaded, of what is asked for now', async () => {
  const late = held(ok({ count: 1000, more: true }))
  const cloud = connected({
    users_list: inTurn(page(0, 20, '20_x'), page(0, 20, '20_x'), page(20, 40, '40_x')),
    users_count: inTurn(late.reply, ok({ count: 57, more: false })),
  })
  open()
  await see('已加载 20 人 · 最新在前')
  await tap('已停用')
  await see('共 57 人 · 最新在前')
  await does(() => late.release())
  await does(() => phone.scrollToEnd())
  await see('第39位')
  await see('共 57 人 · 最新在前')
  expect(cloud.to('users_count').map(({ data }) => data.state)).toEqual([undefined, 'disabled'])
})

it('says more than so many where the cloud counts no further', async () => {
  connected({
    users_list: () => page(0, 20, '20_x'),
    users_count: () => ok({ count: 1000, more: true }),
  })
  open()
  await see('共 1000+ 人 · 最新在前')
})

it('marks who may not come in', async () => {
  connected({
    users_list: () =>
      ok({
        users: [person(0), person(1, { state: 'disabled' }), person(2, { state: 'trashed' })],
        next: null,
      }),
  })
  open()
  await see('第2位')
  expect(screen.getAllByText(/已停用|在回收站/).map(({ className }) => className)).toEqual(
    expect.arrayContaining(['person-state', 'person-state']),
  )
})

it('opens the page of the person who is tapped', async () => {
  connected({ users_list: () => page(0, 3, null) })
  open()
  await see('第1位')
  await tap('第1位')
  expect(opened).toEqual(['u1'])
})

it('goes on at the end of the screen, and stops at the end of the list', async () => {
  const cloud = connected({ users_list: inTurn(page(0, 20, '20_x'), page(20, 25, null)) })
  open()
  await see('已加载 20 人 · 最新在前')
  await does(() => phone.scrollToEnd())
  await see('共 25 人 · 最新在前')
  await does(() => phone.scrollToEnd())
  await does(() => phone.scrollToEnd())
  expect(cloud.to('users_list').map(({ data }) => data.cursor)).toEqual([undefined, '20_x'])
})

it('asks for a page once, however often the end is reached', async () => {
  const answer = held(page(20, 25, null))
  const cloud = connected({ users_list: inTurn(page(0, 20, '20_x'), answer.reply) })
  open()
  await see('第0位')
  await does(() => phone.scrollToEnd())
  await does(() => phone.scrollToEnd())
  await see('正在加载…')
  answer.release()
  await see('就是这些了')
  expect(cloud.to('users_list')).toHaveLength(2)
})

it('keeps the people on the screen when a page does not come, and offers another try', async () => {
  connected({ users_list: inTurn(page(0, 20, '20_x'), lost, page(20, 21, null)) })
  open()
  await see('第0位')
  await does(() => phone.scrollToEnd())
  await tap('没有连上服务，请检查网络后再试，点这里重试')
  await see('第20位')
  await see('第0位')
})

it('shows who is new after pulling down', async () => {
  connected({ users_list: inTurn(page(1, 3, null), page(0, 3, null)) })
  open()
  await see('第1位')
  await does(() => phone.pullDown())
  await see('第0位')
})

it('keeps the people when a refresh fails, and says why', async () => {
  connected({ users_list: inTurn(page(0, 3, null), no(-1001, '读取失败，请稍后再试')) })
  open()
  await see('第0位')
  await does(() => screen.getByLabelText('刷新').click())
  await see('没有刷新成功：读取失败，请稍后再试')
  await see('第0位')
})

it('is not confused by a page that comes after a refresh', async () => {
  const late = held(page(20, 25, null))
  connected({ users_list: inTurn(page(0, 20, '20_x'), late.reply, page(0, 3, null)) })
  open()
  await see('第0位')
  await does(() => phone.scrollToEnd())
  await does(() => phone.pullDown())
  await see('共 3 人 · 最新在前')
  await does(() => late.release())
  await see('共 3 人 · 最新在前')
})

it('offers another try when the first page does not come', async () => {
  connected({ users_list: inTurn(lost, page(0, 3, null)) })
  open()
  await see('没有打开')
  await tap('再试一次')
  await see('第0位')
})

it('tells whoever is no administrator, takes the code, and shows the people', async () => {
  const cloud = connected({
    users_list: inTurn(notAdmin, page(0, 3, null)),
    admins_claim: () => ok({ res: { _id: 'first' } }),
  })
  open()
  await see('你还不是管理员')
  typeInto('收到的邀请码，或部署时的设置码', ' open-sesame ')
  await tap('成为管理员')
  await see('第0位')
  expect(cloud.to('admins_claim')).toHaveLength(1)
})

it.each([
  ['the code is wrong', no(-2004, '设置码不正确'), '设置码不正确'],
  ['there is an administrator', no(-2003, '已经有管理员了，设置码不能再用'), /已经有管理员了/],
  ['the code does not fit', no(-4001, '', { fields: { code: '设置码太长了' } }), '设置码太长了'],
  ['the connection is lost', null, '没有连上服务，请检查网络后再试'],
])('keeps the code that was typed when %s', async (_, answer, sentence) => {
  connected({ users_list: () => notAdmin, admins_claim: () => answer ?? lost() })
  open()
  await see('你还不是管理员')
  typeInto('收到的邀请码，或部署时的设置码', 'guess')
  await tap('成为管理员')
  await see(sentence)
  expect(typedIn('收到的邀请码，或部署时的设置码')).toBe('guess')
})

it('asks for the code before it asks the cloud', async () => {
  connected({ users_list: () => notAdmin })
  open()
  await see('你还不是管理员')
  await tap('成为管理员')
  await see('请输入设置码或邀请码')
  expect(seesNo('正在确认')).toBe(true)
})
