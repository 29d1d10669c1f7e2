import { expect, it } from 'vitest'
import { ownCloud, people, relayTo, success } from './harness/answers'
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

const quiet = () => new Promise((resolve) => setTimeout(resolve, 60))

it('draws the first screen of the user app at once, with little', async () => {
  const phone = openPhone('user', relayTo({ users_get: () => new Promise(() => undefined) }))
  const spent = await spending(phone, () =>
    phone.waits(() => phone.page.setData.length > 0, 'the first setData'),
  )
  console.log(`user: first setData ${phone.page.setData[0]?.after.toFixed(0)} ms after onLoad`)
  expectWithin({ calls: 2, bytes: 1_500 }, 'user: first screen', spent)
})

it('spends little on a letter that is typed', async () => {
  const phone = openPhone('user', relayTo({ users_get: () => success({ user: null }) }))
  await phone.sees('你好，来登记一下')
  await spending(phone, () => undefined)
  const spent = await spending(phone, () => phone.types('怎么称呼你', '林'))
  expectWithin({ calls: 2, bytes: 400 }, 'user: one letter', spent)
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
