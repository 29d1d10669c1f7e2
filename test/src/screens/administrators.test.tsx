// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react'
import type { AdministratorView, InviteView, Role } from '@contract'
import { beforeEach, expect, it } from 'vitest'
import { AdministratorsScreen } from '@/features/administrators/administrators-screen'
import { inTurn, lost, no, ok } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { connected, does, see, seesNo, tap, typeInto, typedIn } from './on-screen'

const administrator = (name: string, role: Role): AdministratorView => ({
  _id: `admin-${name}`,
  who: `who-${name}`,
  name,
  role,
  createtime: 1_700_000_000_000,
})
const he = administrator('小何', 'owner')
const lin = administrator('小林', 'viewer')
const invite: InviteView = { _id: 'invite-1', name: '小陈', role: 'editor', ends: 1_700_100_000_000 }

const open = () => render(<AdministratorsScreen whenRefused={() => <span>不是管理员</span>} />)

/** As the person with this role sees it. */
const script = (own: AdministratorView | null, invites: InviteView[] = []) => ({
  admins_get: () => ok({ administrator: own }),
  admins_list: () => ok({ administrators: [he, lin], invites }),
})

/** What is in the row of that person, by its words. */
const inRow = (name: string | RegExp, words: string) => {
  const row = screen.getByText(name).closest('.admin')
  const found = [...(row?.querySelectorAll('*') ?? [])].find(
    (each) => each.textContent === words && each.children.length === 0,
  )
  if (!found) throw new Error(`${words} is not in the row of ${String(name)}`)
  return found
}

beforeEach(() => {
  phone.confirms = true
})

it('shows an owner who is one, the own role, and how to change it', async () => {
  connected(script(he, [invite]))
  open()
  await see('小何（你）')
  await see('你是所有者：可以做编辑者能做的一切，并管理管理员')
  await see('小陈')
  await see('收回邀请')
  expect(screen.getAllByText('移除')).toHaveLength(1)
})

it.each<Role>(['viewer', 'editor'])('offers a %s nothing that only an owner may do', async (role) => {
  const own = { ...lin, role }
  connected({
    ...script(own, [invite]),
    admins_list: () => ok({ administrators: [he, own], invites: [invite] }),
  })
  open()
  await see('小林（你）')
  await see(/^你是/)
  for (const words of ['移除', '退出管理', '生成邀请码', '收回邀请']) expect(seesNo(words)).toBe(true)
})

it('gives another role, and shows what the cloud then says', async () => {
  const after = ok({ administrators: [he, { ...lin, role: 'editor' }], invites: [] })
  const cloud = connected({
    ...script(he),
    admins_list: inTurn(ok({ administrators: [he, lin], invites: [] }), after),
    admins_change: () => ok({ administrator: { ...lin, role: 'editor' } }),
  })
  open()
  await see('小林')
  await does(() => fireEvent.click(inRow('小林', '编辑者')))
  expect(cloud.to('admins_change')[0]?.data).toMatchObject({ _id: 'admin-小林', role: 'editor' })
  expect(inRow('小林', '编辑者').getAttribute('aria-checked')).toBe('true')
})

it('asks before somebody is removed or steps down, and leaves it at a no', async () => {
  const cloud = connected(script(he))
  open()
  await see('小林')
  phone.confirms = false
  await does(() => fireEvent.click(inRow('小林', '移除')))
  await does(() => fireEvent.click(inRow(/小何/, '查看者')))
  await does(() => fireEvent.click(inRow(/小何/, '退出管理')))
  expect([...cloud.to('admins_remove'), ...cloud.to('admins_change')]).toEqual([])
})

it('says why the last owner cannot leave', async () => {
  connected({ ...script(he), admins_remove: () => no(-2014, '至少要有一位所有者，请先让别人成为所有者') })
  open()
  await see('小林')
  await does(() => fireEvent.click(inRow(/小何/, '退出管理')))
  await see('至少要有一位所有者，请先让别人成为所有者')
})

it('invites, shows the code once and copies it', async () => {
  const code = '7QK2-M0XD-93TB-HV5C'
  const cloud = connected({
    ...script(he),
    admins_list: inTurn(
      ok({ administrators: [he], invites: [] }),
      ok({ administrators: [he], invites: [invite] }),
    ),
    admins_invite: () => ok({ invite, code }),
    invites_draw: () => ok({ picture: 'data:image/png;base64,AA==' }),
  })
  open()
  await see('邀请管理员')
  await tap('生成邀请码')
  await see('请填写姓名')
  typeInto('对方的姓名', '小陈')
  await does(() => fireEvent.click(screen.getAllByText('编辑者').at(-1) as HTMLElement))
  await tap('生成邀请码')
  await see(code)
  expect(cloud.to('admins_invite').map(({ data }) => data)).toMatchObject([{ name: '小陈', role: 'editor' }])
  await see('还没有使用的邀请')
  await see('或让对方用微信扫这个小程序码，打开后邀请码已经填好。')
  expect(cloud.to('invites_draw').map(({ data }) => data)).toMatchObject([{ code }])
  await tap('复制邀请码')
  expect(phone.clipboard).toBe(code)
  await tap('再邀请一位')
  expect([seesNo(code), typedIn('对方的姓名')]).toEqual([true, ''])
})

it('keeps the name when the connection is lost, and repeats the same request', async () => {
  const cloud = connected({ ...script(he), admins_invite: lost })
  open()
  await see('邀请管理员')
  typeInto('对方的姓名', '小陈')
  for (let n = 0; n < 2; n++) {
    await tap('生成邀请码')
    await see('没有连上服务，请检查网络后再试')
  }
  expect(typedIn('对方的姓名')).toBe('小陈')
  const ids = cloud.to('admins_invite').map(({ data }) => data.requestId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

it('takes an invite back', async () => {
  const cloud = connected({ ...script(he, [invite]), admins_uninvite: () => ok({ withdrawn: true }) })
  open()
  await see('收回邀请')
  await tap('收回邀请')
  expect(cloud.to('admins_uninvite')[0]?.data).toMatchObject({ _id: 'invite-1' })
})

it('shows who is no administrator what there is for them', async () => {
  connected({ ...script(null), admins_list: () => no(-2002, '你还不是管理员') })
  open()
  await see('不是管理员')
})

it('can be tried again when it failed', async () => {
  connected({ ...script(he), admins_list: inTurn(lost, ok({ administrators: [he], invites: [] })) })
  open()
  await see('再试一次')
  await tap('再试一次')
  await see('小何（你）')
})
