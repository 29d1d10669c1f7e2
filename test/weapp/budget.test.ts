import { expect, it } from 'vitest'
import { lin, ownCloud, people, pictures, relayTo, success } from './harness/answers'
import type { SetDataCall } from './harness/page-stack'
import { openPhone, type Phone } from './harness/phone'

/** What one thing that happens may cost: what was measured and half as much again, or more where it is little. */
interface Budget {
  calls: number
  bytes: number
}

const bytesOf = (calls: SetDataCall[]) => calls.reduce((sum, { bytes }) => sum + bytes, 0)

function expectWithin({ calls, bytes }: Budget, what: string, spent: SetDataCall[]): void {
  console.log(`${what}: ${spent.length} setData, ${bytesOf(spent)} B`)
  expect(spent.length, `${what}: setData calls`).toBeLessThanOrEqual(calls)
  expect(bytesOf(spent), `${what}: bytes`).toBeLessThanOrEqual(bytes)
}

/** What a page spends while something is done, until nothing more comes. */
async function spending(phone: Phone, act: () => void | Promise<void>): Promise<SetDataCall[]> {
  const { setData } = phone.page
  const before = setData.length
  await act()
  for (let seen = -1; seen !== setData.length; await quiet()) seen = setData.length
  return setData.slice(before)
}

const quiet = () => new Promise((resolve) => setTimeout(resolve, 250))

it('draws the first screen of the user app at once, with little', async () => {
  const phone = openPhone('user', relayTo({ users_get: () => new Promise(() => undefined) }))
  const spent = await spending(phone, () =>
    phone.waits(() => phone.page.setData.length > 0, 'the first setData'),
  )
  console.log(`user: first setData ${phone.page.setData[0]?.after.toFixed(0)} ms after onLoad`)
  expectWithin({ calls: 2, bytes: 1_500 }, 'user: first screen', spent)
})

it('spends nothing on a letter that is typed: the field keeps it to itself', async () => {
  const phone = openPhone('user', relayTo({ users_get: () => success({ user: null }) }))
  await phone.sees('你好，来登记一下')
  await spending(phone, () => undefined)
  const spent = await spending(phone, () => phone.types('怎么称呼你', '林'))
  expectWithin({ calls: 0, bytes: 0 }, 'user: one letter', spent)
})

it('draws a page of 20 people at once', async () => {
  const users_list = () => success({ users: people(20), next: null })
  const phone = openPhone('admin', ownCloud({ users_list }))
  const spent = await spending(phone, () => phone.sees('第20位'))
  console.log(`admin: first setData ${phone.page.setData[0]?.after.toFixed(0)} ms after onLoad`)
  expectWithin({ calls: 3, bytes: 25_000 }, 'admin: first 20 people', spent)
})

it('does not send the people again who are there when the next page comes', async () => {
  const users_list = ({ cursor }: { cursor?: unknown }) =>
    cursor === undefined
      ? success({ users: people(100), next: '1700000000000_p99' })
      : success({ users: people(20, 100), next: null })
  const phone = openPhone('admin', ownCloud({ users_list }))
  await phone.sees('第100位')
  const spent = await spending(phone, async () => {
    phone.scrollsToTheEnd()
    await phone.sees('第120位')
  })
  expectWithin({ calls: 3, bytes: 25_000 }, 'admin: 20 more after 100', spent)
})

/** The wall with 100 pictures, and 20 more behind them. */
async function openWall(): Promise<Phone> {
  const images_list = ({ purpose, cursor }: { purpose?: unknown; cursor?: unknown }) => {
    if (purpose !== 'wall') return success({ images: [], next: null })
    if (cursor !== undefined) return success({ images: pictures(20, 100), next: null })
    return success({ images: pictures(100), next: '1700000000000_p99' })
  }
  const phone = openPhone('user', relayTo({ users_get: () => success({ user: lin }), images_list }))
  await phone.sees('已登记')
  phone.opensTab('图片')
  await phone.sees('点这里加载更多')
  await spending(phone, () => undefined)
  return phone
}

it('does not send the pictures again that are there when the next page comes', async () => {
  const phone = await openWall()
  const spent = await spending(phone, async () => {
    phone.scrollsToTheEnd()
    await phone.sees('就是这些了')
  })
  expect(phone.pictures).toHaveLength(120)
  expectWithin({ calls: 3, bytes: 20_000 }, 'user: 20 pictures more after 100', spent)
})

it('spends nothing when a picture comes, and little when one does not', async () => {
  const phone = await openWall()
  const spent = await spending(phone, () => phone.missesPicture(phone.pictures[50] ?? ''))
  expectWithin({ calls: 1, bytes: 400 }, 'user: a picture that does not come', spent)
})
