import { expect, test } from 'vitest'
import type { Cloud } from '../../../../emulator/index'
import { withToken } from '../../cloud-calls'
import { admin, ann, chief, post } from '../../fixture'
import { useExplorer } from './browser'
import { runClub } from './club'

const open = useExplorer()

/** The chief orders something, and says how the function that hears of payments is called. */
async function order(cloud: Cloud, outTradeNo: string): Promise<Record<string, string>> {
  const data = { outTradeNo, body: 'a badge', totalFee: 250 }
  const call = { appid: admin.appid, openid: chief.openid, name: 'order', data }
  const { result } = await cloud.callFunction(call)
  return (result as { payment: Record<string, string> }).payment
}

const reply = async (cloud: Cloud, content: string) =>
  post(await withToken(cloud, '/cgi-bin/message/custom/send'), {
    touser: ann.openid,
    msgtype: 'text',
    text: { content },
  })

test('a person writes to the customer service, and the answer appears', async () => {
  const cloud = await runClub()
  const page = await open(cloud.url)
  await page.keyboard.press('7')
  await page.getByText('Nobody got one yet').waitFor()
  const form = page.getByRole('form', { name: 'To the customer service' })
  await form.getByRole('combobox').selectOption({ label: 'Ann, user' })
  await form.getByRole('textbox').fill('Is anybody there?')
  await page.keyboard.press('Enter')
  await expect.poll(() => form.getByRole('textbox').inputValue()).toBe('')
  expect(await reply(cloud, 'We are here.')).toMatchObject({ errcode: 0 })
  const sent = page.getByRole('region', { name: 'Messages' }).getByRole('listitem')
  await sent.getByText('We are here.').waitFor()
  expect(await sent.getByText('customer service, text').textContent()).toContain('Ann, user')
})

test('a mini program code appears where it leads, and is scanned by a press', async () => {
  const cloud = await runClub()
  const page = await open(cloud.url, { locale: 'zh-CN' })
  await page.getByRole('tab', { name: '微信' }).click()
  await page.getByText('还没有通过 wxacode 生成小程序码').waitFor()
  const url = await withToken(cloud, '/wxa/getwxacodeunlimit')
  await fetch(url, { method: 'POST', body: JSON.stringify({ page: 'pages/a/a', scene: 'id=7' }) })
  const made = page.getByRole('region', { name: '小程序码' }).getByRole('listitem')
  await made.getByText('pages/a/a?scene=id%3D7').waitFor()
  const [scanned] = await Promise.all([
    page.context().waitForEvent('page'),
    made.getByRole('link', { name: '扫码' }).click(),
  ])
  await scanned.waitForLoadState()
  expect(new URL(scanned.url()).hash).toBe('#/pages/a/a?scene=id%253D7')
  await expect.poll(() => scanned.locator('h1').textContent()).not.toBe('')
})

test('the reader is the person who pays: the phone that waits hears it, and the tab says that it waits', async () => {
  const cloud = await runClub()
  const page = await open(cloud.url)
  await page.keyboard.press('7')
  await page.getByText('cloudPay has ordered nothing yet.').waitFor()
  const ends: Promise<unknown>[] = []
  for (const number of ['n-1', 'n-2']) {
    const payment = await order(cloud, number)
    const owner = { appid: admin.appid, openid: chief.openid }
    const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, owner)
    const asked = await post(`${cloud.url}/client/requestPayment`, { ...payment, phone })
    ends.push(post(`${cloud.url}/client/requestPayment/end`, { ...asked, phone }))
  }
  const payments = page.getByRole('region', { name: 'Payments' }).getByRole('listitem')
  await payments.nth(1).waitFor()
  await expect.poll(() => page.locator('#tab-wechat').textContent()).toBe('WeChat2')
  expect(await payments.first().textContent()).toContain('¥2.50 a badge')
  expect(await payments.first().textContent()).toContain('a phone waits · Chief, admin · n-2')
  await payments.first().getByRole('button', { name: 'Cancel: a badge' }).click()
  await payments.first().getByText('not paid yet').waitFor()
  await payments.nth(1).getByRole('button', { name: 'Pay: a badge' }).click()
  await payments.nth(1).getByText('· Chief, admin').getByText('paid').waitFor()
  expect(await payments.nth(1).getByRole('button').count()).toBe(0)
  expect(await Promise.all(ends)).toEqual([
    { errMsg: 'requestPayment:ok' },
    { errMsg: 'requestPayment:fail cancel' },
  ])
})
