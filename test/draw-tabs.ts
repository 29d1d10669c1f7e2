import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import theme from '../src/apps/user/theme.json'
import { chunk } from './pictures'
import { openBrowser } from './setup/chromium'

/** px: what WeChat asks for. */
const SIZE = 81

const source = join(import.meta.dirname, '../src')
/** Page → the drawing of its tab. */
const drawings = { home: 'home', wall: 'picture', me: 'me' }

/** `npm run draw`: the icons of the tabs, which WeChat takes as PNG only, from the drawings and the theme's colours. */
async function main() {
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
  await mkdir(join(source, 'apps/user/tabs'), { recursive: true })
  for (const [tab, drawing] of Object.entries(drawings))
    for (const look of Object.values(theme))
      for (const [icon, colour] of [
        [tab, look.tab],
        [`${tab}On`, look.tabOn],
      ] as const) {
        const svg = await readFile(join(source, `ui/icons/${drawing}.svg`), 'utf8')
        await page.setContent(
          `<style>body { margin: 0 } svg { display: block; width: ${SIZE}px }</style>${svg}`,
        )
        const darkness = await page.screenshot()
        const alphas = await page.evaluate(readDarkness, darkness.toString('base64'))
        await writeFile(
          join(source, (look as Record<string, string>)[icon] ?? ''),
          inOneColour(colour, alphas),
        )
      }
  await browser.close()
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

/** A PNG of one colour, more or less transparent in 16 steps: a third of what a browser makes of it. */
function inOneColour(colour: string, alphas: number[]): Buffer {
  const rows = Array.from({ length: SIZE }, (_, y) => {
    const row = [...alphas.slice(y * SIZE, (y + 1) * SIZE), 0]
    const pairs = Array.from(
      { length: Math.ceil(SIZE / 2) },
      (_, x) => (row[2 * x] ?? 0) * 16 + (row[2 * x + 1] ?? 0),
    )
    return Buffer.from([0, ...pairs])
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIZE, 0)
  header.writeUInt32BE(SIZE, 4)
  // Four bits of a palette.
  header.set([4, 3, 0, 0, 0], 8)
  const steps = Array.from({ length: 16 }, (_, step) => step * 17)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.concat(steps.map(() => Buffer.from(colour.slice(1), 'hex')))),
    chunk('tRNS', Buffer.from(steps)),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

await main()
