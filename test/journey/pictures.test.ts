import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../emulator/index'
import { adminApp, userApp } from '../../local/pair'
import { people } from '../../local/seed'
import { heic, jpeg, png, webp } from '../pictures'
import { openBrowser } from '../setup/chromium'
import { openPhone, startPair } from './browser'

const [newcomer, lin] = people.user.map(({ openid }) => openid)
const administrator = people.admin[0]?.openid ?? ''

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const asUser = (cloud: Cloud, openid = newcomer, tab = 'home') =>
  openPhone(browser, cloud, userApp.appid, openid ?? '', `apps/user/pages/${tab}/index`)
const asAdmin = (cloud: Cloud) => openPhone(browser, cloud, adminApp.appid, administrator)

async function openOwn(cloud: Cloud): Promise<Page> {
  const page = await asUser(cloud, newcomer, 'me')
  await page.getByText('我的图片').click()
  await page.getByText('从相册选').waitFor()
  return page
}

async function openWall(cloud: Cloud, openid = lin): Promise<Page> {
  const page = await asUser(cloud, openid, 'wall')
  await page.getByText('大家分享的图片').waitFor()
  return page
}

async function openInAdmin(cloud: Cloud, place: string): Promise<Page> {
  const page = await asAdmin(cloud)
  await page.getByText(place).click()
  return page
}

/** A cold function takes its time. */
const soon = <T>(what: () => T) => expect.poll(what)

interface File {
  name: string
  mimeType: string
  buffer: Buffer
}

const file = (name: string, buffer: Buffer): File => {
  const ending = name.split('.').at(-1) ?? ''
  return { name, mimeType: `image/${ending === 'jpg' ? 'jpeg' : ending}`, buffer }
}

async function choose(page: Page, opener: string, ...files: File[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByText(opener).or(page.getByLabel(opener)).first().click()
  await (await chooser).setFiles(files)
}

/** The addresses of the pictures in the list that the browser has really shown, once there are so many. */
async function shown(page: Page, count: number, place = '.tile'): Promise<string[]> {
  const images = page.locator(`${place} .picture img`)
  await soon(() => images.count()).toBe(count)
  await soon(() =>
    images.evaluateAll((all) => all.every((image) => (image as HTMLImageElement).naturalWidth > 0)),
  ).toBe(true)
  return images.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).src))
}

const records = (cloud: Cloud) =>
  cloud
    .database(adminApp.env)
    .find('images')
    .filter(({ state }) => state !== 'expected' && state !== 'removed')

const decide = async (page: Page, decision: '通过' | '拒绝') => {
  await page.locator('.review-action', { hasText: decision }).click()
  if (decision === '拒绝') await page.locator('.review-reason', { hasText: '看不清' }).click()
}

describe('pictures of two mini programs', () => {
  it.each([
    ['a JPEG', file('a.jpg', jpeg())],
    ['a PNG', file('a.png', png())],
    ['a WebP', file('a.webp', webp())],
  ])('%s from the user app opens in the admin app by the same link, and byte by byte', async (_, chosen) => {
    const { cloud } = await startPair()
    const before = records(cloud).length
    const user = await openOwn(cloud)
    await choose(user, '从相册选', chosen)
    await user.getByText('审核中').waitFor()
    const [link = ''] = await shown(user, 1)
    const admin = await openInAdmin(cloud, '全部图片')
    await soon(async () => shown(admin, before + 1)).toContain(link)
    const stored = Buffer.from(await (await fetch(link)).arrayBuffer())
    expect(stored.equals(chosen.buffer)).toBe(true)
  })

  it('what an administrator approves is on everybody’s wall', async () => {
    const { cloud } = await startPair()
    const user = await openOwn(cloud)
    await choose(user, '从相册选', file('a.png', png(80, 60, [10, 20, 200])))
    const [link = ''] = await shown(user, 1)
    const wall = await openWall(cloud)
    expect(await pictures(wall)).not.toContain(link)
    const admin = await openInAdmin(cloud, '审核图片')
    await untilIsUp(admin, link)
    await decide(admin, '通过')
    // Whoever goes on can no longer undo it.
    await admin.goBack()
    await soon(() => records(cloud).find((each) => each.link === link)?.state).toBe('approved')
    await wall.getByLabel('刷新').click()
    await soon(() => pictures(wall)).toContain(link)
    await user.getByLabel('刷新').click()
    await user.getByText('已通过').waitFor()
  })

  it('what an administrator refuses, its owner sees as 未通过 and nobody sees at all', async () => {
    const { cloud } = await startPair()
    const user = await openOwn(cloud)
    await choose(user, '从相册选', file('a.png', png(80, 60, [200, 20, 20])))
    const [link = ''] = await shown(user, 1)
    const admin = await openInAdmin(cloud, '审核图片')
    await untilIsUp(admin, link)
    await decide(admin, '拒绝')
    await admin.locator('.review-last', { hasText: '已拒绝：看不清' }).getByText('撤销').click()
    await untilIsUp(admin, link)
    await decide(admin, '拒绝')
    await admin.goBack()
    await soon(() => records(cloud).find((each) => each.link === link)?.state).toBe('refused')
    await user.getByLabel('刷新').click()
    await user.getByText('未通过').waitFor()
    await user.getByText('看不清').waitFor()
    await shown(user, 0)
    const wall = await openWall(cloud)
    expect(await pictures(wall)).not.toContain(link)
    expect((await fetch(link)).status).toBe(404)
  })

  it('a banner that an administrator uploads is on the home page of the user app', async () => {
    const { cloud } = await startPair()
    const admin = await openInAdmin(cloud, '首页横幅')
    await admin.getByText('从相册选').waitFor()
    const before = await pictures(admin)
    await choose(admin, '从相册选', file('a.png', png(900, 400, [240, 180, 60])))
    const links = await shown(admin, before.length + 1)
    const link = links.find((each) => !before.includes(each)) ?? ''
    const user = await asUser(cloud)
    await user.locator('.banner').first().scrollIntoViewIfNeeded()
    await soon(() => pictures(user, '.banner')).toContain(link)
  })

  it('the end of a long page is on the screen, not under its edge', async () => {
    const { cloud } = await startPair()
    const page = await asUser(cloud, lin)
    const end = page.locator('.banner').last()
    await end.waitFor()
    await page.mouse.move(180, 400)
    await page.mouse.wheel(0, 5_000)
    const below = async () => {
      const { y = Infinity, height = 0 } = (await end.boundingBox()) ?? {}
      return (page.viewportSize()?.height ?? 0) - y - height
    }
    await soon(below).toBeGreaterThan(16)
  })

  it('an avatar is in one’s profile at once, and still there the next time', async () => {
    const { cloud } = await startPair()
    const user = await asUser(cloud, lin, 'me')
    await user.getByLabel('换头像').waitFor()
    const before = await pictures(user, '.avatar')
    await choose(user, '换头像', file('me.png', png(200, 300, [90, 60, 160])))
    await user.getByText('头像审核中').waitFor()
    const [link] = await shown(user, 1, '.avatar')
    expect(before).not.toContain(link)
    await user.reload()
    expect(await shown(user, 1, '.avatar')).toEqual([link])
  })

  it('a picture that is removed is gone for everybody', async () => {
    const { cloud } = await startPair()
    const before = records(cloud).length
    const user = await openOwn(cloud)
    await choose(user, '从相册选', file('a.png', png()))
    const [link = ''] = await shown(user, 1)
    await user.getByLabel('删除').click()
    await user.locator('.taro-model__confirm').click()
    await user.getByText('你还没有图片').waitFor()
    expect((await fetch(link)).status).toBe(404)
    expect(records(cloud)).toHaveLength(before)
  })
})

describe('a file that is refused', () => {
  it.each([
    ['HEIC', file('a.heic', heic()), 'HEIC 照片很多手机打不开'],
    ['a text file named .jpg', file('a.jpg', Buffer.from('only text')), '只支持 JPG、PNG、WebP'],
    ['20 MB', file('a.jpg', jpeg(20_000_000)), '图片不能超过 10 MB'],
    ['a JPEG cut off', file('a.jpg', jpeg().subarray(0, 30)), '这张图片打不开'],
  ])('%s is told so, and no request leaves the phone', async (_, chosen, sentence) => {
    const { cloud } = await startPair()
    const user = await openOwn(cloud)
    const sent: string[] = []
    user.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
    await choose(user, '从相册选', chosen)
    await user.getByText(sentence).waitFor()
    expect(sent).toEqual([])
  })
})

describe('a picture on its way', () => {
  it('arrives once though the page is reloaded in the middle of it', async () => {
    const { cloud } = await startPair()
    const before = records(cloud).length
    const user = await openOwn(cloud)
    await user.route('**/storage/**', () => undefined)
    await choose(user, '从相册选', file('a.png', png()), file('b.png', png(30, 30)))
    await user.getByText('正在上传').first().waitFor()
    await user.unrouteAll({ behavior: 'ignoreErrors' })
    await user.reload()
    await user.getByText('审核中').nth(1).waitFor()
    expect(records(cloud)).toHaveLength(before + 2)
    await user.reload()
    await shown(user, 2)
    expect(records(cloud)).toHaveLength(before + 2)
  })

  it('waits while there is no network, and goes on when there is', async () => {
    const { cloud } = await startPair()
    const before = records(cloud).length
    const user = await openOwn(cloud)
    await user.context().setOffline(true)
    await choose(user, '从相册选', file('a.png', png()))
    await user.getByText('等待上传').waitFor()
    await user.context().setOffline(false)
    await user.getByText('审核中').waitFor({ timeout: 60_000 })
    await user.getByText('等待上传').waitFor({ state: 'detached' })
    expect(records(cloud)).toHaveLength(before + 1)
  })

  it('does not arrive when it is cancelled', async () => {
    const { cloud } = await startPair()
    const before = records(cloud).length
    const user = await openOwn(cloud)
    await user.route('**/storage/**', () => undefined)
    await choose(user, '从相册选', file('a.png', png()))
    await user.getByText('正在上传').waitFor()
    await user.getByLabel('取消上传').click()
    await user.getByText('正在上传').waitFor({ state: 'detached' })
    await user.unrouteAll({ behavior: 'ignoreErrors' })
    await user.reload()
    await user.getByText('你还没有图片').waitFor()
    expect(records(cloud)).toHaveLength(before)
  })
})

const pictures = (page: Page, place = '.tile') =>
  page
    .locator(`${place} .picture img`)
    .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).src))

/** Approves what is before it in the queue. */
async function untilIsUp(admin: Page, link: string): Promise<void> {
  const up = admin.locator('.review .picture img')
  // An address comes with a picture that is near the screen, a moment after its place.
  const isUp = async () => {
    await soon(() => up.getAttribute('src')).toBeTruthy()
    return up.getAttribute('src')
  }
  for (let src = await isUp(); src !== link; src = await isUp()) {
    await decide(admin, '通过')
    await soon(() => up.getAttribute('src')).not.toBe(src)
  }
}
