import type { Browser, Page } from 'playwright-core'
import type { Cloud } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import { people } from '../../local/seed'
import { crowd, documentsOf } from '../cloud/people/crowd'
import { openPhone, startPair } from './browser'

const DAY = 24 * 60 * 60_000

/** An administrator's list of people: those of the seed, and so many more who registered before them. */
export async function openPeople(browser: Browser, more: number): Promise<{ page: Page; cloud: Cloud }> {
  const { cloud } = await startPair()
  await cloud.database(adminApp.env).insert('users', documentsOf(crowd(more, Date.now() - 30 * DAY)))
  await cloud.invoke({ env: adminApp.env, name: 'counts_repair', source: 'wx_trigger' })
  const page = await openPhone(browser, cloud, adminApp.appid, people.admin[0]?.openid ?? '')
  await page.getByText('林晓雨').waitFor()
  return { page, cloud }
}
