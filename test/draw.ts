import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import theme from '../src/apps/user/theme.json'
import { chunk } from './pictures'
import { openBrowser } from './setup/chromium'

interface Size {
  width: number
  height: number
}

/** px: what WeChat asks for. */
const ICON = { width: 81, height: 81 }
const CARD = { width: 500, height: 400 }

const source = join(import.meta.dirname, '../src')
/** Page → the drawing of its tab. */
const drawings = { home: 'home', wall: 'picture', me: 'me' }

/**
 * `npm run draw`: what WeChat takes as PNG only, from the drawings and the theme's colours: the icons of the tabs, and
 * the picture of the card that is sent to a chat.
 */
async function main() {
  const browser = await openBrowser()
  const page = await browser.newPage()
  await mkdir(join(source, 'apps/user/tabs'), { recursive: true })
  for (const [tab, drawing] of Object.entries(drawings)) {
    const alphas = await drawn(page, `ui/icons/${drawing}.svg`, ICON, ICON.width)
    for (const look of Object.values(theme))
      for (const [icon, colour] of [
        [tab, look.tab],
        [`${tab}On`, look.tabOn],
      ] as const) {
        const file = (look as Record<string, string>)[icon] ?? ''
        await writeFile(join(source, file), inOneColour(ICON, alphas, colour))
      }
  }
  const alphas = await drawn(page, 'ui/drawings/badge.svg', CARD, 280)
  await writeFile(join(source, 'apps/user/share.png'), inOneColour(CARD, alphas, '#ffffff', theme.light.bar))
  await browser.close()
}

/** How dark each pixel is of a drawing in the middle of a picture. */
async function drawn(page: Page, path: string, size: Size, width: number): Promise<number[]> {
  await page.setViewportSize(size)
  const svg = await readFile(join(source, path), 'utf8')
  await page.setContent(
    `<style>body { display: flex; height: 100vh; margin: 0; align-items: center; justify-content: center }
      svg { width: ${width}px }</style>${svg}`,
  )
  const darkness = await page.screenshot()
  return page.evaluate(readDarkness, darkness.toString('base64'))
}

/** How dark each pixel of a picture is, 0 to 15. Runs in the page. */
async function readDarkness(png: string): Promise<number[]> {
  const image = new Image()
  image.src = `data:image/png;base64,${png}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  const context = canvas.getContext('2d')
  context?.drawImage(image, 0, 0)
  const { data = [] } = context?.getImageData(0, 0, image.width, image.height) ?? {}
  return [...data].filter((_, i) => i % 4 === 0).map((red) => Math.round((255 - red) / 17))
}

/**
 * A PNG of one colour in 16 steps, a third of what a browser makes of it: more or less transparent, or mixed with the
 * colour of its ground.
 */
function inOneColour({ width, height }: Size, alphas: number[], colour: string, ground?: string): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = [...alphas.slice(y * width, (y + 1) * width), 0]
    const pairs = Array.from(
      { length: Math.ceil(width / 2) },
      (_, x) => (row[2 * x] ?? 0) * 16 + (row[2 * x + 1] ?? 0),
    )
    return Buffer.from([0, ...pairs])
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Four bits of a palette.
  header.set([4, 3, 0, 0, 0], 8)
  const steps = Array.from({ length: 16 }, (_, step) => step)
  const palette = steps.map((step) => mixed(bytesOf(ground ?? colour), bytesOf(colour), step / 15))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.concat(palette)),
    ...(ground === undefined ? [chunk('tRNS', Buffer.from(steps.map((step) => step * 17)))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Red, green and blue of `#rrggbb`. */
const bytesOf = (colour: string) => Buffer.from(colour.slice(1), 'hex')

const mixed = (from: Buffer, to: Buffer, share: number) =>
  Buffer.from(from.map((byte, i) => Math.round(byte + ((to[i] ?? 0) - byte) * share)))

await main()
