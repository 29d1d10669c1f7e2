// @vitest-environment happy-dom
import type { JobView } from '@contract'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { JobScreen } from '@/features/jobs/job-screen'
import { JobsScreen } from '@/features/jobs/jobs-screen'
import { UserListScreen } from '@/features/user-list/user-list-screen'
import { held, inTurn, lost, no, ok, person } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { connected, see, seesNo, tap } from './on-screen'

const job = (more: Partial<JobView> = {}): JobView => ({
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
const told = (more: Partial<JobView> = {}) => ok({ job: job(more) })
const done = { status: 'done', ended: 1_700_000_100_000 } as const

const opened: string[] = []
const openJob = () => {
  phone.params = { id: job()._id }
  render(<JobScreen onPerson={(id) => opened.push(id)} whenRefused={() => '没有权限'} />)
}
const openPeople = () =>
  render(<UserListScreen onOpen={() => undefined} onJob={(id) => opened.push(id)} whenRefused={() => null} />)

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
  render(<JobsScreen onOpen={(id) => opened.push(id)} whenRefused={() => null} />)
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
