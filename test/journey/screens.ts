import type { Page } from 'playwright-core'
import { to as toAdmin } from '../../src/apps/admin/paths'
import { to as toUser } from '../../src/apps/user/paths'
import { personId } from '../../cloud/shared/person-id'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { people } from '../../local/seed'

export interface Screen {
  appid: string
  /** Whose phone. */
  openid: string
  /** Its address within the app. */
  at: string
  /** What is done there before one looks. */
  then?: (page: Page) => Promise<unknown>
  /** The page to which that leads, where it is another one. */
  leadsTo?: string
}

const newcomer = { appid: userApp.appid, openid: inventedOpenid('user newcomer') }
const registered = { appid: userApp.appid, openid: people.user[1]?.openid ?? '' }
const stranger = { appid: adminApp.appid, openid: inventedOpenid('admin passer-by') }
const administrator = { appid: adminApp.appid, openid: people.admin[0]?.openid ?? '' }

const user = (...where: Parameters<typeof toUser>) => toUser(...where).slice(1)
const admin = (...where: Parameters<typeof toAdmin>) => toAdmin(...where).slice(1)
const send = (page: Page) => page.locator('.primary-button').click()

/** Forced: Playwright takes Taro's pull-down around the page for something above it. */
const filter = (page: Page) => page.locator('.more-filters').click({ force: true })

async function choose(page: Page) {
  // On a small screen with large letters the list begins further down, and draws nobody before.
  await page.locator('.people').evaluate((list) => list.scrollIntoView())
  await page.locator('.people-choose-word').dispatchEvent('click')
  for (const row of [0, 2]) await page.locator('.person').nth(row).dispatchEvent('click')
}

/** Enabling who is enabled: a job that changes nobody. */
async function askFor(page: Page) {
  await choose(page)
  await page.locator('.select-way').nth(1).dispatchEvent('click')
  await page.locator('.taro-model__confirm').dispatchEvent('click')
  await page.locator('.job-status', { hasText: /已完成|Done/ }).waitFor()
}

async function exportAll(page: Page) {
  await page.locator('.people-choose-word').dispatchEvent('click')
  await page.locator('.select-word').first().dispatchEvent('click')
  await page.locator('.select-way').last().dispatchEvent('click')
  // The first of all is the title's place, which nobody sees.
  await page.locator('.taro-actionsheet__cell:visible').first().click()
  await page.locator('.job-format').first().dispatchEvent('click')
  await page.locator('.job-fetch .primary-button').waitFor()
}

/** Its first row is somebody new, however often it is imported. */
const file = () => [
  '姓名,性别,年龄,手机号,班级',
  `周小川,男,30,177${String(Date.now()).slice(-8)},一`,
  '林晓雨,女,27,13800010001,一',
  ',女,二十,138****0001,二',
]

async function chooseFile(page: Page) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), send(page)])
  await chooser.setFiles({ name: '新生.csv', mimeType: 'text/csv', buffer: Buffer.from(file().join('\n')) })
  await page.locator('.import-rows').waitFor()
}

async function importFile(page: Page) {
  await chooseFile(page)
  await send(page)
  await page.locator('.job-row').first().waitFor()
}

/** Registers without a network, and looks at what waits. */
async function registerInVain(page: Page) {
  for (const [field, typed] of ['白雪', '33', '13912345678'].entries())
    await page.locator('input').nth(field).fill(typed)
  await page.locator('.choice-option').first().dispatchEvent('click')
  await page.locator('.agreement-tick').dispatchEvent('click')
  await page.route('**/client/**', (route) => route.abort('internetdisconnected'))
  await send(page)
  await page.locator('.blank .primary-button').dispatchEvent('click')
  await page.locator('.outbox-item').waitFor()
}

const refuse = (page: Page) => page.locator('.review-refuse').click()

async function invite(page: Page) {
  await page.locator('input').fill('小林')
  await send(page)
  await page.locator('.invite-picture img').waitFor()
}

/** Every page of both apps, and what else can be seen there, of the people of the seed. */
export const screens: Record<string, Screen> = {
  'the form': { ...newcomer, at: user('home') },
  'the form, refused': { ...newcomer, at: user('home'), then: send },
  'what waits to be sent': {
    ...newcomer,
    at: user('home'),
    then: registerInVain,
    leadsTo: user('outbox'),
  },
  'the home page': { ...registered, at: user('home') },
  'the own record': { ...registered, at: user('me') },
  'no own record': { ...newcomer, at: user('me') },
  'about the app': { ...registered, at: user('about') },
  'the correction': { ...registered, at: user('edit') },
  'the privacy guide': { ...registered, at: user('privacy') },
  'the own data': { ...registered, at: user('data') },
  'the messages': { ...registered, at: user('messages') },
  'the wall': { ...registered, at: user('wall') },
  'the own pictures': { ...registered, at: user('mine') },
  'no own pictures': { ...newcomer, at: user('mine') },
  'the claim of a stranger': { ...stranger, at: admin('people') },
  'the people': { ...administrator, at: admin('people') },
  'the people, all filters': { ...administrator, at: admin('people'), then: filter },
  'the people, some chosen': { ...administrator, at: admin('people'), then: choose },
  'a job': { ...administrator, at: admin('people'), then: askFor, leadsTo: admin('job') },
  'an export': { ...administrator, at: admin('people'), then: exportAll, leadsTo: admin('job') },
  'an import': { ...administrator, at: admin('import'), then: importFile, leadsTo: admin('job') },
  'the import': { ...administrator, at: admin('import') },
  'the import, looked through': { ...administrator, at: admin('import'), then: chooseFile },
  'the messages that were sent': { ...administrator, at: admin('notices') },
  'a message': { ...administrator, at: admin('notice', { id: personId(registered) }) },
  'a message, refused': { ...administrator, at: admin('notice', { to: 'everyone' }), then: send },
  'the jobs': { ...administrator, at: admin('jobs') },
  'a person': { ...administrator, at: admin('person', { id: personId(registered) }) },
  'the correction of a person': { ...administrator, at: admin('person-edit', { id: personId(registered) }) },
  nobody: { ...administrator, at: admin('person', { id: 'nobody' }) },
  'the review': { ...administrator, at: admin('review') },
  'the review, a refusal': { ...administrator, at: admin('review'), then: refuse },
  'all pictures': { ...administrator, at: admin('pictures') },
  'the banners': { ...administrator, at: admin('banners') },
  'the administrators': { ...administrator, at: admin('administrators') },
  'the administrators, an invitation': { ...administrator, at: admin('administrators'), then: invite },
  'the dashboard': { ...administrator, at: admin('dashboard') },
  'the audit log': { ...administrator, at: admin('audit') },
}

/** Waits until nothing is on its way to the screen any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.page').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.bone, .column-bone'))
  await page.waitForLoadState('networkidle')
}

/** As in a browser whose letters have so many px instead of 16; to be told it before a page begins. */
export function writeLarge(px: number): void {
  document.addEventListener('readystatechange', () => {
    document.documentElement.style.fontSize = `${px}px`
  })
}
