import { expect, test } from 'vitest'
import type { Cloud } from '../../../../emulator/index'
import { withToken } from '../../cloud-calls'
import { ann, post } from '../../fixture'
import { useExplorer } from './browser'
import { runClub } from './club'

const open = useExplorer()

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
