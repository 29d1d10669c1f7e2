import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lin, ownCloud, people, pictures, relayTo, success } from './harness/answers'
import { openBrowser } from '../setup/chromium'
import { openScreen, type Screen } from './harness/browser/screen'

const EVERYBODY = 10_000
/** As many as the cloud gives at once. */
const PAGE = 100

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const users_list = ({ cursor }: Record<string, unknown>) => {
  const from = typeof cursor === 'string' ? Number(cursor.split('_p')[1]) : 0
  const end = from + PAGE
  return success({ users: people(PAGE, from), next: end < EVERYBODY ? `0_p${end}` : null })
}

const open = () =>
  openScreen(
    browser,
    'admin',
    ownCloud({ users_list, users_count: () => success({ count: 1000, more: true }) }),
  )

const tagsIn = ({ page }: Screen) => page.evaluate(() => document.body.querySelectorAll('*').length)

/** Once they are as few as they have to be: what is out of sight is taken away a moment later. */
async function fewestTags(screen: Screen, most = 1_000): Promise<number> {
  await expect.poll(() => tagsIn(screen)).toBeLessThan(most)
  return tagsIn(screen)
}

/** How high the page is. */
const heightOf = ({ page }: Screen) => page.evaluate(() => document.documentElement.scrollHeight)

const scrollTo = ({ page }: Screen, top: number) => page.evaluate((top) => window.scrollTo(0, top), top)

const rows = ({ page }: Screen) => page.locator('.person')

/** Goes to the end until so many people are there. */
async function goesDown(screen: Screen, to: number): Promise<void> {
  for (let last = 0; last < to; last = await lastOf(screen)) {
    await scrollTo(screen, await heightOf(screen))
    await expect.poll(() => lastOf(screen), { interval: 10 }).toBeGreaterThan(last)
  }
}

/** The number of the last person who is there. */
const lastOf = async (screen: Screen) => numberIn(await rows(screen).last().innerText())

const numberIn = (row: string) => Number(/第(\d+)位/.exec(row)?.[1])

const spent = async ({ setData }: Screen) => (await setData()).reduce((sum, { bytes }) => sum + bytes, 0)

it('holds ten thousand people in as few tags as a thousand, and shows each where it belongs', async () => {
  const screen = await open()
  const { page } = screen
  await page.getByText('第100位').waitFor()
  await page.getByText('共 1000+ 人').waitFor()
  await goesDown(screen, 1_000)
  const few = await fewestTags(screen)
  const rowHeight = (await rows(screen).last().boundingBox())?.height ?? 0
  const before = await spent(screen)
  await goesDown(screen, 2_000)
  const early = (await spent(screen)) - before
  await goesDown(screen, EVERYBODY - 1_000)
  const between = await spent(screen)
  await goesDown(screen, EVERYBODY)
  const late = (await spent(screen)) - between
  const many = await fewestTags(screen)
  console.log(`tags: ${few} of 1,000 people, ${many} of 10,000; bytes for 1,000 more: ${early} and ${late}`)
  expect(late).toBeLessThan(early * 1.2)

  // As high as if all of them were there.
  expect(await heightOf(screen)).toBeGreaterThan(EVERYBODY * rowHeight * 0.99)
  for (const middle of [0.5, 0.1, 0.9]) {
    await scrollTo(screen, (await heightOf(screen)) * middle)
    await expect.poll(() => distance(screen, middle * EVERYBODY)).toBeLessThan(50)
    await fewestTags(screen)
  }
  await scrollTo(screen, 0)
  await page.getByText('第1位').waitFor()
  expect((await screen.told()).complaints).toEqual([])
})

/** Drawn in the test: nothing is fetched. */
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const WALL = 2_000

/** Somewhere on the way down. */
interface Stop {
  tags: number
  /** What has been sent to the screen until then. */
  bytes: number
  pictures: number
}

const bytesEach = (from: Stop, to: Stop) =>
  Math.round((to.bytes - from.bytes) / (to.pictures - from.pictures))

/** The places of the pictures that are there, from the top of the page, whole px. */
const tiles = ({ page }: Screen) =>
  page.locator('.tile').evaluateAll((all) =>
    all.map((tile) => {
      const { left, top, bottom } = tile.getBoundingClientRect()
      return { left: Math.round(left), top: top + window.scrollY, bottom: bottom + window.scrollY }
    }),
  )

/** How far the pictures of a column are from each other. */
async function distances(screen: Screen): Promise<number[]> {
  const all = await tiles(screen)
  return [...new Set(all.map(({ left }) => left))].flatMap((column) => {
    const own = all.filter(({ left }) => left === column)
    return own.slice(1).map(({ top }, i) => Math.round(top - (own[i]?.bottom ?? 0)))
  })
}

it('holds two thousand pictures in as few tags as two hundred, in two columns without a break', async () => {
  let there = 0
  const images_list = ({ purpose, cursor }: Record<string, unknown>) => {
    if (purpose !== 'wall') return success({ images: [], next: null })
    const from = typeof cursor === 'string' ? Number(cursor.split('_p')[1]) : 0
    there = from + PAGE
    const images = pictures(PAGE, from).map((image) => ({ ...image, thumbnail: dot }))
    return success({ images, next: there < WALL ? `0_p${there}` : null })
  }
  const screen = await openScreen(
    browser,
    'user',
    relayTo({ users_get: () => success({ user: lin }), images_list }),
  )
  const goesDown = async (to: number) => {
    const scroll = async () => {
      await scrollTo(screen, await heightOf(screen))
      return there
    }
    await expect.poll(scroll, { interval: 10 }).toBeGreaterThanOrEqual(to)
    return { tags: await fewestTags(screen, 400), bytes: await spent(screen), pictures: there }
  }
  await screen.page.locator('.news-all').tap()
  await screen.page.locator('.tile').first().waitFor()
  // Parts that have never been out of sight.
  const gaps = await distances(screen)
  expect(gaps.length).toBeGreaterThan(10)
  expect(new Set(gaps)).toEqual(new Set([gaps[0]]))

  const stops: Stop[] = []
  for (const to of [200, 600, WALL - 400, WALL]) stops.push(await goesDown(to))
  const [few, more, nearlyAll, all] = stops as [Stop, Stop, Stop, Stop]
  const [early, late] = [bytesEach(few, more), bytesEach(nearlyAll, all)]
  console.log(
    `tags: ${few.tags} of ${few.pictures} pictures, ${all.tags} of ${WALL}; bytes each: ${early}, ${late}`,
  )
  expect(late).toBeLessThan(early * 1.5)
  expect((await screen.told()).complaints).toEqual([])
})

/** How far those who fill the screen are from this one of all; infinitely where the screen is not full. */
async function distance(screen: Screen, wanted: number): Promise<number> {
  const names = await rows(screen).evaluateAll((all) =>
    all
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return top < window.innerHeight && bottom > 0
      })
      .map((row) => row.textContent),
  )
  return names.length < 8 ? Infinity : Math.abs(numberIn(names[0] ?? '') - wanted)
}
