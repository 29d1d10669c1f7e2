import { expect, it } from 'vitest'
import { Errcode } from '../../contract'
import { lin, ownCloud, people, refusal, success } from './harness/answers'
import { openPhone } from './harness/phone'

const notAdmin = refusal(Errcode.NOT_ADMIN, '你还不是管理员')

it('opens on the registered people, without a word of complaint', async () => {
  const users_list = () => success({ users: [lin, ...people(2)], next: null })
  const phone = openPhone('admin', ownCloud({ users_list }))
  await phone.sees('林晓雨')
  expect(phone.text).toContain('第2位')
  expect(phone.text).toContain('138 **** 0001')
  expect(phone.complaints).toEqual([])
})

it('says so when nobody has registered yet', async () => {
  const phone = openPhone('admin', ownCloud({ users_list: () => success({ users: [], next: null }) }))
  await phone.sees('还没有人登记')
  expect(phone.complaints).toEqual([])
})

it('asks for the next page, once, when one scrolls to the end', async () => {
  const users_list = ({ cursor }: { cursor?: unknown }) =>
    cursor === undefined
      ? success({ users: people(20), next: '1700000000000_p19' })
      : success({ users: people(5, 20), next: null })
  const phone = openPhone('admin', ownCloud({ users_list }))
  await phone.sees('第20位')
  phone.scrollsToTheEnd()
  phone.scrollsToTheEnd()
  await phone.sees('第25位')
  expect(phone.text).toContain('就是这些了')
  const asked = () => phone.calls.filter(({ name }) => name === 'users_list')
  expect(asked().map(({ data }) => data.cursor)).toEqual([undefined, '1700000000000_p19'])
  phone.scrollsToTheEnd()
  expect(asked()).toHaveLength(2)
})

it('shows whoever has registered meanwhile when the list is pulled down', async () => {
  let newest = people(1)
  const phone = openPhone('admin', ownCloud({ users_list: () => success({ users: newest, next: null }) }))
  await phone.sees('第1位')
  newest = [lin, ...newest]
  phone.pullsDown()
  await phone.sees('林晓雨')
  await phone.waits(
    () => phone.notices.some(({ api }) => api === 'stopPullDownRefresh'),
    'the list to settle',
  )
})

it('keeps the list and offers another try when the next page does not come', async () => {
  const users_list = ({ cursor }: { cursor?: unknown }) => {
    if (cursor === undefined) return success({ users: people(20), next: '1700000000000_p19' })
    throw new Error('request:fail')
  }
  const phone = openPhone('admin', ownCloud({ users_list }))
  await phone.sees('第20位')
  phone.scrollsToTheEnd()
  await phone.sees('点这里重试')
  expect(phone.text).toContain('第1位')
  phone.taps('点这里重试')
  await phone.waits(() => phone.calls.filter(({ name }) => name === 'users_list').length === 3, 'another try')
})

it("opens a person's page, and the list is still there on the way back", async () => {
  const phone = openPhone(
    'admin',
    ownCloud({
      users_list: () => success({ users: [lin], next: null }),
      users_read: () => success({ user: lin }),
    }),
  )
  await phone.sees('林晓雨')
  phone.taps('林晓雨')
  await phone.sees('登记时间')
  expect(phone.calls).toContainEqual(
    expect.objectContaining({
      name: 'users_read',
      data: expect.objectContaining({ _id: lin._id }) as object,
    }),
  )
  phone.goesBack()
  expect(phone.text).toContain('登记的人')
  expect(phone.calls.filter(({ name }) => name === 'users_list')).toHaveLength(1)
  expect(phone.complaints).toEqual([])
})

it('tells whoever is no administrator so, and takes the set-up code', async () => {
  let admin = false
  const users_list = () => (admin ? success({ users: [lin], next: null }) : notAdmin)
  const admins_claim = ({ code }: { code?: unknown }) => {
    if (code !== 'a1b2c3d4') return refusal(Errcode.SETUP_CODE_WRONG, '设置码不正确')
    admin = true
    return success({ res: { _id: 'first' } })
  }
  const phone = openPhone('admin', ownCloud({ users_list, admins_claim }))
  await phone.sees('你还不是管理员')
  phone.types('收到的邀请码，或部署时的设置码', 'guess')
  phone.taps('成为管理员')
  await phone.sees('设置码不正确')
  expect(phone.holds('收到的邀请码，或部署时的设置码')).toBe('guess')
  phone.types('收到的邀请码，或部署时的设置码', 'a1b2c3d4')
  phone.taps('成为管理员')
  await phone.sees('林晓雨')
  expect(phone.complaints).toEqual([])
})

it('a file out of a chat is looked through, row by row, and nothing is imported before one says so', async () => {
  const text = '姓名,性别,年龄,手机号\r\n周小川,男,30,17700000001\r\n王芳,女,二十,17700000002\r\n'
  const files = new Map([['http://tmp/people.csv', Buffer.from(`\ufeff${text}`)]])
  const functions = {
    users_list: () => success({ users: [lin], next: null }),
    admins_get: () => success({ administrator: { _id: 'first', who: 'w', role: 'owner', createtime: 1 } }),
    jobs_list: () => success({ jobs: [], next: null }),
    imports_check: () => success({ rows: [{ line: 2, what: 'new' }] }),
  }
  const phone = openPhone('admin', ownCloud(functions), new Map(), files)
  await phone.sees('批量任务')
  phone.taps('批量任务')
  await phone.sees('从文件导入')
  phone.taps('从文件导入')
  await phone.sees('选择文件')
  phone.album.chosen = ['http://tmp/people.csv']
  phone.taps('选择文件')
  await phone.sees('导入 1 行')
  expect(phone.text).toContain('年龄 · 年龄请填整数')
  expect(phone.calls.map(({ name }) => name)).not.toContain('jobs_add')
  expect(phone.complaints).toEqual([])
})
