// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { NoticeSendScreen } from '@/features/notice-send/notice-send-screen'
import { NoticesSentScreen } from '@/features/notices-sent/notices-sent-screen'
import { passOn } from '@/stores/chosen-people'
import { inTurn, lost, no, ok, person } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { closeApp, connected, see, seesNo, tap, typeInto, typedIn } from './on-screen'

const TITLE = '一句话说清是什么事'
const TEXT = '具体要告诉对方什么'

const went: string[] = []
beforeEach(() => {
  went.length = 0
  phone.confirms = true
  phone.toast = ''
})

const open = (params: Record<string, string>) => {
  phone.params = params
  return render(
    <NoticeSendScreen
      onSent={(whom = 'everyone') => went.push(whom)}
      onJob={(id) => went.push(`job ${id}`)}
    />,
  )
}

function write(title = '放假通知', text = '国庆节休息七天。') {
  typeInto(TITLE, title)
  typeInto(TEXT, text)
}

const sent = ok({
  notice: {
    _id: 'n1',
    title: '放假通知',
    text: '国庆节休息七天。',
    to: 'one',
    whom: 'u1',
    whomName: '第1位',
    total: 1,
    more: false,
    createtime: 1_700_000_000_000,
  },
})
const job = (more: object = {}) => ({
  _id: 'a'.repeat(32),
  all: false,
  status: 'running',
  total: 2,
  more: false,
  createtime: 1_700_000_000_000,
  kind: 'notice',
  title: '放假通知',
  changed: 0,
  same: 0,
  gone: 0,
  failed: 0,
  failures: [],
  ...more,
})
const theirs = () => ok({ user: person(1) })

it('writes to one person, by name, after a question', async () => {
  const cloud = connected({ users_read: theirs, notices_send: () => sent })
  open({ id: 'u1' })
  await see('第1位')
  write()
  await tap('发送')
  expect(cloud.to('notices_send')[0]?.data).toMatchObject({
    to: 'one',
    whom: 'u1',
    title: '放假通知',
    text: '国庆节休息七天。',
  })
  expect([went, phone.toast]).toEqual([['u1'], '已发送'])
})

it('writes to everybody, and says how many that is', async () => {
  const cloud = connected({ users_count: () => ok({ count: 12, more: false }), notices_send: () => sent })
  open({ to: 'everyone' })
  await see('所有人（共 12 人）')
  write()
  await tap('发送')
  expect(cloud.to('notices_send')[0]?.data).toMatchObject({ to: 'everyone' })
  expect(went).toEqual(['everyone'])
})

it('writes to those who were chosen by a job, and the choice is done with', async () => {
  let done = 0
  const cloud = connected({ jobs_add: () => ok({ job: job() }) })
  passOn({ whom: { ids: ['u1', 'u2'] }, howMany: '共 2 人', done: () => (done += 1) })
  open({ to: 'many' })
  await see('共 2 人')
  write()
  expect(done).toBe(0)
  await tap('发送')
  expect(cloud.to('jobs_add')[0]?.data).toMatchObject({
    kind: 'notice',
    ids: ['u1', 'u2'],
    title: '放假通知',
  })
  expect([went, done]).toEqual([[`job ${'a'.repeat(32)}`], 1])
})

it('sends nothing where the question is answered with no', async () => {
  const cloud = connected({ users_read: theirs, notices_send: () => sent })
  phone.confirms = false
  open({ id: 'u1' })
  await see('第1位')
  write()
  await tap('发送')
  expect([cloud.to('notices_send'), went, typedIn(TITLE)]).toEqual([[], [], '放假通知'])
})

it('says beside the field what is missing, and asks nobody', async () => {
  const cloud = connected({ users_read: theirs })
  open({ id: 'u1' })
  await see('第1位')
  await tap('发送')
  await see('请填写标题')
  await see('请填写内容')
  typeInto(TITLE, '放假')
  expect(seesNo('请填写标题')).toBe(true)
  await see('请填写内容')
  expect(cloud.to('notices_send')).toEqual([])
})

it('keeps what was typed when the app is closed, whoever it is for then; not what was sent', async () => {
  connected({
    users_read: theirs,
    users_count: () => ok({ count: 1, more: false }),
    notices_send: () => sent,
  })
  open({ id: 'u1' })
  await see('第1位')
  write()
  closeApp()
  open({ to: 'everyone' })
  await see('所有人（共 1 人）')
  expect([typedIn(TITLE), typedIn(TEXT)]).toEqual(['放假通知', '国庆节休息七天。'])
  await tap('发送')
  closeApp()
  open({ id: 'u1' })
  await see('第1位')
  expect([typedIn(TITLE), typedIn(TEXT)]).toEqual(['', ''])
})

it('repeats the request where its answer was lost; another text is another one', async () => {
  const cloud = connected({ users_read: theirs, notices_send: inTurn(lost, lost, sent) })
  open({ id: 'u1' })
  await see('第1位')
  write()
  await tap('发送')
  await see('没有连上服务，请检查网络后再试')
  await tap('发送')
  typeInto(TEXT, '休息八天。')
  await tap('发送')
  const [first, second, third] = cloud.to('notices_send').map(({ data }) => data['requestId'])
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

it('says why it was refused, and keeps what was typed', async () => {
  connected({ users_read: theirs, notices_send: () => no(-2011, '你的角色不能这样做') })
  open({ id: 'u1' })
  await see('第1位')
  write()
  await tap('发送')
  await see(/你的角色不能这样做/)
  expect([typedIn(TITLE), went]).toEqual(['放假通知', []])
})

it.each<[string, Record<string, string>, string]>([
  ['who is not there', { id: 'nobody' }, '没有找到这个人'],
  ['nobody: the page was opened by its address alone', { to: 'many' }, '还没有选人'],
])('is not written to %s', async (_whom, params, words) => {
  connected({ users_read: () => ok({ user: null }) })
  open(params)
  await see(words)
  expect(seesNo('标题')).toBe(true)
})

it('shows what was sent: to whom, by whom; who may only look writes nothing', async () => {
  const notice = {
    title: '放假通知',
    text: '内容',
    more: false,
    whomName: null,
    createtime: 1_700_000_000_000,
  }
  const notices = [
    { ...notice, _id: 'n3', to: 'everyone', total: 12, name: '小钱' },
    { ...notice, _id: 'n2', to: 'many', total: 1000, more: true },
    { ...notice, _id: 'n1', to: 'one', total: 1, whom: 'u1', whomName: '林晓雨' },
    { ...notice, _id: 'n0', to: 'one', total: 1, whom: 'u0' },
  ]
  connected({
    notices_sent: () => ok({ notices, next: null }),
    admins_get: () => ok({ administrator: null }),
  })
  render(<NoticesSentScreen onWrite={() => went.push('write')} whenRefused={() => null} />)
  await see('发给：所有人（共 12 人）')
  await see(/发给：.*1000/)
  await see('发给：林晓雨')
  await see('发给：已不在的人')
  await see(/^小钱 · /)
  expect(seesNo('发给所有人')).toBe(true)
})
