// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { leave, loadOwnData } from '@/features/own-data/store'
import { own, useOwn } from '@/features/own-pictures/store'
import { useWall, wall } from '@/features/picture-wall/store'
import { ProfileScreen } from '@/features/profile/profile-screen'
import { useNetwork } from '@/lib/network'
import { loadMe, recoverMe, useMe } from '@/stores/me'
import { lost, ok, person, silent } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { closeApp, connected, does, see, seesNo } from './on-screen'

const picture = (id: string) => ({
  _id: id,
  link: `https://pictures/${id}.png`,
  thumbnail: `https://pictures/${id}-400.png`,
  purpose: 'wall',
  state: 'approved',
  width: 4,
  height: 3,
  bytes: 100,
  type: 'image/png',
  createtime: 1_700_000_000_000,
  mine: true,
})

const show = () =>
  render(
    <ProfileScreen
      avatar={() => null}
      waiting={null}
      onRegister={() => undefined}
      onEdit={() => undefined}
      own="pictures"
      more="more"
    />,
  )

/** What the phone holds for the next time. */
const kept = () => [...phone.storage.keys()].filter((key) => key.startsWith('last:'))

/** The app was open once, and all went well. */
async function openedBefore(user = person(1)) {
  connected({
    users_get: () => ok({ user }),
    images_list: () => ok({ images: [picture('a'), picture('b')], next: null }),
  })
  await loadMe()
  await wall.load(undefined)
  await own.load(undefined)
  closeApp()
}

it('shows the record of the last time before the cloud has answered, and says so only when no newer one comes', async () => {
  await openedBefore()
  connected({ users_get: silent })
  show()
  expect(screen.getByText('第1位')).toBeTruthy()
  expect(seesNo(/上次的内容/)).toBe(true)
  closeApp()
  connected({ users_get: lost })
  show()
  await see(/^上次的内容，/)
  expect(screen.getByText('第1位')).toBeTruthy()
  expect(screen.getByText('没有刷新成功')).toBeTruthy()
})

it('says that the network is gone, with the time of what is shown, and asks by itself when it is back', async () => {
  await openedBefore()
  let online = false
  const cloud = connected({
    users_get: () => (online ? ok({ user: person(1, { name: '新名字' }) }) : lost()),
  })
  const end = recoverMe()
  show()
  await does(() => useNetwork.setState({ online: false }))
  await see('没有网络，连上以后会自动刷新')
  await see(/^上次的内容，/)
  online = true
  await does(() => useNetwork.setState({ online: true }))
  await see('新名字')
  expect(seesNo(/上次的内容|没有网络/)).toBe(true)
  expect(cloud.to('users_get')).toHaveLength(2)
  end()
})

it('a page that did not open opens when the network is back', async () => {
  let online = false
  connected({ users_get: () => (online ? ok({ user: person(1) }) : lost()) })
  show()
  await see('没有打开')
  await does(() => useNetwork.setState({ online: false }))
  online = true
  await does(() => useNetwork.setState({ online: true }))
  await see('第1位')
})

it('a list is that of the last time until it is here; what was taken out of it stays out', async () => {
  await openedBefore()
  connected({ images_list: lost })
  own.change((items) => items)
  await own.load(undefined)
  expect(useOwn.getState()).toMatchObject({
    status: 'ready',
    refreshing: false,
    at: expect.any(Number) as number,
  })
  own.change((items) => items.filter(({ _id }) => _id !== 'a'))
  closeApp()
  await own.load(undefined)
  expect(useOwn.getState()).toMatchObject({ items: [{ _id: 'b' }] })
  connected({ images_list: () => ok({ images: [picture('c')], next: null }) })
  await own.refresh()
  expect(useOwn.getState()).toEqual({
    status: 'ready',
    items: [picture('c')],
    tail: { status: 'end' },
    refreshing: false,
  })
})

it.each([
  ['another person', person(2)],
  ['nobody', null],
  ['somebody who is shut out', person(1, { state: 'disabled' })],
])('whoever is in front of the phone now, %s sees nothing of the one before', async (_who, user) => {
  await openedBefore()
  connected({ users_get: () => ok({ user }), images_list: lost })
  await loadMe()
  expect(kept()).toEqual(user ? ['last::me'] : [])
  await wall.load(undefined)
  await own.load(undefined)
  expect([useWall.getState().status, useOwn.getState().status]).toEqual(['failed', 'failed'])
})

it('who leaves is forgotten, also by an answer that was on its way and by one that does not come', async () => {
  await openedBefore()
  let give: (answer: unknown) => void = () => undefined
  const parts = {
    record: { record: null },
    images: { images: [] },
    notices: { notices: [] },
    history: { entries: [] },
  }
  const exported = ({ of }: { of?: unknown }) => ok({ of, ...parts[of as keyof typeof parts], next: null })
  connected({
    users_export: exported,
    users_leave: () => ok({}),
    users_get: lost,
    images_list: () => new Promise((answer) => (give = answer)),
  })
  await loadMe()
  const late = own.load(undefined)
  await loadOwnData()
  await expect(leave()).resolves.toBe(true)
  give(ok({ images: [picture('a')], next: null }))
  await late
  expect(kept()).toEqual([])
  expect(useMe.getState().status).toBe('failed')
})

it('what another version of the app has kept is not shown', async () => {
  phone.storage.set('last::me', { value: { user: { name: '旧' } }, at: 1 })
  connected({ users_get: silent })
  void loadMe()
  await Promise.resolve()
  expect(useMe.getState()).toEqual({ status: 'loading' })
})
