import type { Browser, Page } from 'playwright-core'
import type { Started } from './project-copy'

/** The user's phone, held by the first person of its mini program, who has not registered; in Chinese. */
export async function phoneOf({ url }: Started, browser: Browser): Promise<Page> {
  const state = (await (await fetch(`${url}/control/state`)).json()) as { miniPrograms: { h5: string }[] }
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
  const phone = await context.newPage()
  await phone.goto(`${url}${state.miniPrograms[0]?.h5 ?? ''}`)
  return phone
}
