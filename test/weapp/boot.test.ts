import { expect, it } from 'vitest'
import { openPhone } from './harness/phone'

it('opens', async () => {
  const phone = openPhone('user', () => ({ errcode: 0, errmsg: '', data: null }))
  await new Promise((r) => setTimeout(r, 300))
  console.log(phone.text, phone.complaints, phone.page.setData, phone.calls)
  phone.types('你的姓名', '林晓雨')
  await new Promise((r) => setTimeout(r, 100))
  console.log(phone.holds('你的姓名'), phone.page.setData)
  phone.taps('登记')
  await new Promise((r) => setTimeout(r, 100))
  phone.scrollsToTheEnd()
  await new Promise((r) => setTimeout(r, 100))
  console.log(phone.text, phone.complaints, phone.page.setData, phone.calls)
  expect(phone.complaints).toEqual([])
})
