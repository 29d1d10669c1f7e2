import { expect, it } from 'vitest'
import { openBrowser, openScreen } from './harness/browser/screen'
it('draws', async () => {
  const browser = await openBrowser()
  const { page, calls, told } = await openScreen(browser, 'user', () => ({ errcode: 0, errmsg: '', data: null }))
  page.on('console', m => console.log(m.text()))
  await page.getByRole('textbox',{name:'你的姓名'}).fill('林晓雨')
  await page.getByText('登记').tap()
  await page.waitForTimeout(500)
  await page.screenshot({ path: '/tmp/screen.png' })
  console.log(calls, await told(), await page.innerHTML('body'))
  expect((await told()).complaints).toEqual([])
  await browser.close()
})
