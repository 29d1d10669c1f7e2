// @vitest-environment happy-dom
import type { JobView } from '@contract'
import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { JobScreen } from '@/features/jobs/job-screen'
import { JobsScreen } from '@/features/jobs/jobs-screen'
import { UserListScreen } from '@/features/user-list/user-list-screen'
import { held, inTurn, lost, no, ok, person } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { connected, see, seesNo, tap } from './on-screen'

type StateJob = Extract<JobView, { kind: 'state' }>

const job = (more: Partial<StateJob> = {}): StateJob => ({
  _id: '0123456789abcdef0123456789abcdef',
  kind: 'state',
  state: 'disabled',
  all: true,
  name: '小钱',
  status: 'running',
  total: 40,
  more: false,
  changed: 0,
  same: 0,
  gone: 0,
  failed: 0,
  failures: [],
  createtime: 1_700_000_000_000,
  ...more,
})
const told = (more: Partial<StateJob> = {}) => ok({ job: job(more) })
const done = { status: 'done', ended: 1_700_000_100_000 } as const

const opened: string[] = []
const openJob = () => {
  phone.params = { id: job()._id }
  render(<JobScreen onPerson={(id) => opened.push(id)} whenRefused={() => '没有权限'} />)
}
const openPeople = () =>
  render(
    <UserListScreen
      onOpen={() => undefined}
      onJob={(id) => opened.push(id)}
      onMessage={() => undefined}
      whenRefused={() => null}
    />,
  )

const people = (next: string | null = null) => ok({ users: [person(0), person(1), person(2)], next })

it('a job is pushed on while one looks, and says what it came to and with whom it went wrong', async () => {
  const failures = [{ _id: 'u7', name: '小七', errcode: -1002 }]
  const cloud = connected({
    jobs_get: () => told(),
    jobs_step: inTurn(
      told({ changed: 20 }),
      told({ changed: 37, same: 1, gone: 1, failed: 1, failures, ...done }),
    ),
  })
  openJob()
  await see('已完成，1 人没有成功')
  await see('符合条件的人，共 40 人')
  expect(cloud.to('jobs_step')).toHaveLength(2)
  await tap('小七')
  expect(opened.at(-1)).toBe('u7')
})

it('a job that has ended is only shown', async () => {
  const cloud = connected({ jobs_get: () => told({ ...done, status: 'stopped', why: -2011 }) })
  openJob()
  await see(/^已停止：/)
  expect(cloud.to('jobs_step')).toHaveLength(0)
  expect(seesNo('停止')).toBe(true)
})

it('a job is stopped at a tap', async () => {
  const late = held(told({ changed: 20, status: 'stopping' }))
  connected({
    jobs_get: () => told(),
    jobs_step: inTurn(late.reply, told({ changed: 20, ...done, status: 'stopped' })),
    jobs_cancel: () => told({ status: 'stopping' }),
  })
  openJob()
  await see('正在进行，已处理 0 人')
  await tap('停止')
  await see('正在停止')
  late.release()
  await see('已停止')
})

it.each([
  ['is not there', no(-2020, ''), '没有找到这个任务'],
  ['is asked for by a stranger', no(-2002, ''), '没有权限'],
  ['is asked for by a viewer', no(-2011, '你的角色不能这样做'), '你的角色不能这样做'],
])('says so when the job %s', async (_, answer, sentence) => {
  connected({ jobs_get: () => answer })
  openJob()
  await see(sentence)
})

it('the list says of each job what it is and what has come of it', async () => {
  const { failures: _, ...outline } = job({ changed: 12 })
  const chosen = { ...outline, _id: 'f'.repeat(32), all: false, state: 'trashed', total: 3, ...done }
  connected({ jobs_list: () => ok({ jobs: [outline, chosen], next: null }) })
  render(<JobsScreen onOpen={(id) => opened.push(id)} onImport={() => undefined} whenRefused={() => null} />)
  await see('正在进行，已处理 12 人')
  await tap('移到回收站 · 共 3 人')
  expect(opened.at(-1)).toBe('f'.repeat(32))
})

it('people are chosen one by one, and a job is asked for with them', async () => {
  const cloud = connected({ users_list: () => people(), jobs_add: () => told() })
  openPeople()
  await see('第2位')
  await tap('选择多人')
  for (const name of ['第0位', '第1位', '第2位', '第1位']) await tap(name)
  await see('已选 2 人')
  expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(2)
  await tap('停用')
  expect(opened.at(-1)).toBe(job()._id)
  const [asked] = cloud.to('jobs_add')
  expect(asked?.data).toMatchObject({ kind: 'state', state: 'disabled', ids: ['u0', 'u2'] })
  expect(seesNo('已选 2 人')).toBe(true)
})

it('all that match are chosen at once; a lost answer is asked for again by the same request', async () => {
  const cloud = connected({
    users_list: () => people('20_x'),
    users_count: () => ok({ count: 1000, more: true }),
    jobs_add: inTurn(lost, told()),
  })
  openPeople()
  await see('共 1000+ 人 · 最新在前')
  await tap('在回收站')
  await see('共 1000+ 人 · 最新在前')
  await tap('选择多人')
  await tap('全选')
  await see('符合条件的全部（共 1000+ 人）')
  await tap('恢复')
  await see('没有连上服务，请检查网络后再试')
  await tap('恢复')
  const [one, other] = cloud.to('jobs_add')
  expect(one?.data).toMatchObject({ state: 'active', filter: { state: 'trashed' } })
  expect(other?.data).toEqual(one?.data)
})

it('nobody is chosen any more once something else is asked for, and nothing is done without a yes', async () => {
  const cloud = connected({ users_list: () => people() })
  openPeople()
  await see('第2位')
  await tap('选择多人')
  await tap('第0位')
  phone.confirms = false
  await tap('移到回收站')
  phone.confirms = true
  expect(cloud.to('jobs_add')).toHaveLength(0)
  await tap('已停用')
  await see('点一点，选择要处理的人')
})

it('a viewer is not offered to choose', async () => {
  const viewer = { _id: 'a', who: 'w', role: 'viewer', createtime: 1 }
  connected({ users_list: () => people(), admins_get: () => ok({ administrator: viewer }) })
  openPeople()
  await see('第2位')
  await expect.poll(() => seesNo('选择多人')).toBe(true)
})

const exported = {
  _id: job()._id,
  kind: 'export',
  all: true,
  status: 'open',
  total: 3,
  more: false,
  whole: true,
  own: true,
  createtime: 1_700_000_000_000,
  ends: 1_700_086_400_000,
}
const row = (n: number) => ({ ...person(n), appid: 'wxb0000000000000ce' })
const rows = (from: number, to: number, next: string | null) =>
  ok({ people: Array.from({ length: to - from }, (_, i) => row(from + i)), unreadable: 0, next })

/** What a browser is given to save. */
async function savedText(): Promise<string> {
  const saved: Blob[] = []
  const made = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob)
    return 'blob:saved'
  })
  await tap('生成表格文件（CSV，Excel 可打开）')
  await see(/^文件已生成/)
  made.mockRestore()
  return (await saved[0]?.text()) ?? ''
}

it('an export is asked for with whole numbers, or with their ends', async () => {
  const cloud = connected({ users_list: () => people(), jobs_add: () => ok({ job: exported }) })
  openPeople()
  await see('第2位')
  for (const action of [undefined, 0, 1]) {
    phone.action = action
    await tap('选择多人')
    await tap('全选')
    await tap('导出')
    if (action === undefined) await tap('完成')
  }
  expect(cloud.to('jobs_add').map(({ data }) => [data['kind'], data['whole']])).toEqual([
    ['export', false],
    ['export', true],
  ])
})

it('an export is fetched page by page into one file, and goes on where it was broken off', async () => {
  const cloud = connected({
    jobs_get: () => ok({ job: exported }),
    jobs_page: inTurn(rows(0, 2, '20_x'), lost, rows(2, 3, null)),
  })
  openJob()
  await see('可以下载')
  await tap('生成表格文件（CSV，Excel 可打开）')
  await see(/^已下载 2 人，没有下载完/)
  await tap('继续下载')
  await see('文件已生成，共 3 人')
  expect(cloud.to('jobs_page').map(({ data }) => data['cursor'])).toEqual([undefined, '20_x', '20_x'])
})

it('an export of a spreadsheet has a line for each, in the words of the app', async () => {
  connected({ jobs_get: () => ok({ job: exported }), jobs_page: () => rows(0, 2, null) })
  openJob()
  await see('可以下载')
  const lines = (await savedText()).split('\r\n')
  expect(lines[0]).toContain('编号,姓名,性别,年龄,手机号,状态,登记时间,小程序,修改次数')
  expect(lines[1]).toMatch(/^u0,第0位,女,20,13800138000,正常,2023-11-1\d \d\d:13:20,wxb0000000000000ce,0$/)
  expect(lines).toHaveLength(4)
})

it('somebody else’s export can be looked at, and no more', async () => {
  const cloud = connected({ jobs_get: () => ok({ job: { ...exported, own: false } }) })
  openJob()
  await see('只有发起的人可以下载。')
  expect([seesNo('生成表格文件（CSV，Excel 可打开）'), cloud.to('jobs_step')]).toEqual([true, []])
})
