import type { Browser, Page } from 'playwright-core'
import type { Started } from './project-copy'

/** A phone, the user's unless it is another app's, held by the first person of its mini program; in Chinese. That user has not registered. */
export async function phoneOf({ url }: Started, browser: Browser, app = 0): Promise<Page> {
  const state = (await (await fetch(`${url}/control/state`)).json()) as { miniPrograms: { h5: string }[] }
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
  const phone = await context.newPage()
  await phone.goto(`${url}${state.miniPrograms[app]?.h5 ?? ''}`)
  return phone
}
