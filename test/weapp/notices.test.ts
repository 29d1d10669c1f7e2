import { expect, it } from 'vitest'
import { lin, ownCloud, relayTo, success } from './harness/answers'
import { openPhone, type Phone } from './harness/phone'

const note = { _id: 'n1', title: '放假通知', text: '国庆节休息七天。', createtime: Date.UTC(2026, 10, 27, 4) }

const dots = (phone: Phone) => phone.notices.filter(({ api }) => api.endsWith('TabBarRedDot'))

it('a message stands on the first page with a dot on a tab, until it has been looked at', async () => {
  let unread = true
  const phone = openPhone(
    'user',
    relayTo({
      users_get: () => success({ user: lin }),
      notices_list: () => success({ notices: [{ ...note, unread }], next: null, unread: unread ? 1 : 0 }),
      notices_read: () => {
        unread = false
        return success({ unread: 0 })
      },
    }),
  )
  await phone.sees('放假通知')
  await phone.waits(() => dots(phone).length > 0, 'the dot')
  expect(dots(phone)).toEqual([
    { api: 'showTabBarRedDot', options: expect.objectContaining({ index: 2 }) as object },
  ])
  phone.taps('放假通知')
  await phone.sees('国庆节休息七天。')
  await phone.waits(() => !unread, 'the cloud to hear of it')
  const read = phone.calls.find(({ data }) => data.func === 'notices_read')
  expect(read?.data.data).toEqual({ until: note.createtime })
  phone.goesBack()
  await phone.waits(() => dots(phone).length > 1, 'the dot to go')
  expect(dots(phone).at(-1)).toMatchObject({ api: 'hideTabBarRedDot', options: { index: 2 } })
  await phone.waits(() => !phone.text.includes('放假通知'), 'the first page without it')
  phone.opensTab('我的')
  await phone.sees('管理员发给你的消息')
  expect(phone.complaints).toEqual([])
})

it('an administrator writes to one person from their page', async () => {
  const sent = { ...note, to: 'one', whom: lin._id, whomName: lin.name, total: 1, more: false }
  const phone = openPhone(
    'admin',
    ownCloud({
      users_list: () => success({ users: [lin], next: null }),
      users_read: () => success({ user: lin }),
      notices_send: () => success({ notice: sent }),
    }),
  )
  await phone.sees('林晓雨')
  phone.taps('林晓雨')
  await phone.sees('发消息')
  phone.taps('发消息')
  await phone.sees('发给')
  phone.types('一句话说清是什么事', note.title)
  phone.types('具体要告诉对方什么', note.text)
  phone.taps('发送')
  await phone.waits(() => phone.calls.some(({ name }) => name === 'notices_send'), 'the message to be sent')
  const [question] = phone.notices.filter(({ api }) => api === 'showModal')
  expect(question?.options).toMatchObject({ title: '发给林晓雨？', content: note.title })
  const call = phone.calls.find(({ name }) => name === 'notices_send')
  expect(call?.data).toMatchObject({ to: 'one', whom: lin._id, title: note.title, text: note.text })
  await phone.sees('林晓雨')
  await phone.waits(() => phone.notices.some(({ api }) => api === 'showToast'), 'the word that it is sent')
  expect(phone.complaints).toEqual([])
})

it('an administrator writes to those who were chosen: the job stands in the place of the form', async () => {
  const job = {
    _id: 'a'.repeat(32),
    kind: 'notice',
    title: note.title,
    all: false,
    status: 'done',
    total: 1,
    more: false,
    createtime: note.createtime,
    changed: 1,
    same: 0,
    gone: 0,
    failed: 0,
    failures: [],
  }
  const phone = openPhone(
    'admin',
    ownCloud({
      users_list: () => success({ users: [lin], next: null }),
      jobs_add: () => success({ job }),
      jobs_get: () => success({ job }),
    }),
  )
  await phone.sees('选择多人')
  phone.taps('选择多人')
  await phone.sees('全选')
  phone.taps('林晓雨')
  await phone.sees('已选 1 人')
  phone.taps('发消息')
  await phone.sees('发给')
  phone.types('一句话说清是什么事', note.title)
  phone.types('具体要告诉对方什么', note.text)
  phone.taps('发送')
  await phone.sees('发消息：放假通知')
  await phone.sees('已送达')
  const call = phone.calls.find(({ name }) => name === 'jobs_add')
  expect(call?.data).toMatchObject({ kind: 'notice', ids: [lin._id], text: note.text })
  phone.goesBack()
  await phone.sees('选择多人')
  expect(phone.complaints).toEqual([])
})
