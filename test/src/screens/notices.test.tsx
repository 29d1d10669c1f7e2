// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { NoticeView } from '@contract'
import { NewNotice } from '@/features/new-notice/new-notice'
import { NoticesScreen } from '@/features/notices/notices-screen'
import { loadMe } from '@/stores/me'
import { useUnread } from '@/stores/notices'
import { held, inTurn, lost, ok, person } from '../scripted-cloud'
import { closeApp, connected, does, see, seesNo, tap } from './on-screen'

const note = (n: number, more: Partial<NoticeView> = {}): NoticeView => ({
  _id: `n${n}`,
  title: `第${n}条`,
  text: `内容${n}`,
  createtime: 1_700_000_000_000 + n,
  unread: false,
  ...more,
})
const page = (notices: NoticeView[], unread = 0, next: string | null = null) => ok({ notices, next, unread })
const registered = () => ok({ user: person(1) })

let looked = 0
const home = async () => {
  looked = 0
  render(<NewNotice onLook={() => (looked += 1)} />)
  await does(loadMe)
}
const list = () => render(<NoticesScreen />)

it('tells on the first page of the newest one that is unread, and leads to all of them', async () => {
  const some = [note(9), note(8, { unread: true }), note(7, { unread: true })]
  connected({ users_get: registered, notices_list: () => page(some, 2) })
  await home()
  await see('第8条')
  await see('2 条新消息')
  await tap('第8条')
  expect(looked).toBe(1)
})

it('asks once, though both who opens the page and who learns of the person ask', async () => {
  const cloud = connected({ users_get: registered, notices_list: () => page([]) })
  await home()
  await does(() => undefined)
  expect(cloud.to('notices_list')).toHaveLength(1)
})

it('says nothing to who has read all of them, and asks nothing of who is not registered', async () => {
  const cloud = connected({
    users_get: inTurn(ok({ user: null }), registered),
    notices_list: () => page([note(1)]),
  })
  await home()
  expect(cloud.to('notices_list')).toEqual([])
  await does(loadMe)
  expect(cloud.to('notices_list')).toHaveLength(1)
  expect(seesNo('第1条')).toBe(true)
})

it('has read what is on the page: told once, up to the newest; it stays marked for as long as the page is open', async () => {
  const cloud = connected({
    notices_list: inTurn(page([note(3, { unread: true }), note(2)], 1), page([note(3), note(2)])),
    notices_read: () => ok({ unread: 0 }),
  })
  const { unmount } = list()
  await see('内容3')
  await see('新')
  expect(cloud.to('notices_read').map(({ data }) => data['until'])).toEqual([note(3).createtime])
  expect(useUnread.getState()).toEqual({ unread: 0 })
  await see('新')
  unmount()
  list()
  await see('内容3')
  expect(seesNo('新')).toBe(true)
  expect(cloud.to('notices_read')).toHaveLength(1)
})

it('is unread until the cloud has heard of it, and is told of again', async () => {
  const cloud = connected({
    users_get: registered,
    notices_list: () => page([note(3, { unread: true })], 1),
    notices_read: inTurn(lost, ok({ unread: 0 })),
  })
  const { unmount } = list()
  await see('新')
  expect(useUnread.getState()).toEqual({ unread: 1 })
  unmount()
  list()
  await see('内容3')
  await does(() => undefined)
  expect(cloud.to('notices_read')).toHaveLength(2)
  expect(useUnread.getState()).toEqual({ unread: 0 })
})

it('shows without a network what it has shown before, says of when it is, and tells nobody that it was read', async () => {
  connected({ notices_list: () => page([note(3, { unread: true })], 1), notices_read: lost })
  const { unmount } = list()
  await see('内容3')
  unmount()
  closeApp()
  const cloud = connected({ notices_list: lost, notices_read: lost })
  list()
  await see('内容3')
  await see(/上次的内容/)
  expect(cloud.to('notices_read')).toEqual([])
})

it('says that there are none, and why they could not be had', async () => {
  connected({ notices_list: inTurn(lost, page([])) })
  list()
  await see('没有连上服务，请检查网络后再试')
  await tap('再试一次')
  await see('还没有消息')
})

it('goes on to the next page, whose messages have been read with the first', async () => {
  const cloud = connected({
    notices_list: ({ cursor }) => (cursor === undefined ? page([note(3)], 0, '5_n3') : page([note(2)])),
  })
  list()
  await see('内容3')
  await tap('点这里加载更多')
  await see('内容2')
  expect(cloud.to('notices_list').map(({ data }) => data['cursor'])).toEqual([undefined, '5_n3'])
  expect(cloud.to('notices_read')).toEqual([])
})

it('keeps in its place what is there while it is asked for anew', async () => {
  const coming = held(page([note(4), note(3)]))
  connected({ notices_list: inTurn(page([note(3)]), coming.reply) })
  const { unmount } = list()
  await see('内容3')
  unmount()
  list()
  await see('内容3')
  await does(coming.release)
  await see('内容4')
})
