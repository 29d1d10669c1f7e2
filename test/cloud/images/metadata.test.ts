import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { clean } from '../../../cloud/images_add/clean/clean'
import { Errcode } from '../../../contract'
import { adminApp } from '../../../local/pair'
import { PLACE, telling } from '../../telling-pictures'
import { jpeg, png, webp } from '../../pictures'
import { ownPair, runPair } from '../run-pair'
import { addPicture, administrator, ticketOf, told, upload, userOf } from './people'

/** In the file as it is, or packed anywhere in it. */
function tells(file: Buffer): boolean {
  if (file.includes(PLACE)) return true
  for (let at = file.indexOf(0x78); at >= 0; at = file.indexOf(0x78, at + 1)) {
    try {
      if (inflateSync(file.subarray(at)).includes(PLACE)) return true
    } catch {
      // Nothing is packed here.
    }
  }
  return false
}

it.each(telling)('of $what only the picture is kept', ({ type, file, kept, what }) => {
  if (!what.endsWith('the time') && !what.includes('orientation')) expect(tells(file)).toBe(true)
  const cleaned = clean(type, file)?.bytes ?? Buffer.alloc(0)
  expect(cleaned.equals(kept)).toBe(true)
  expect(tells(cleaned)).toBe(false)
  expect(clean(type, cleaned)?.bytes.equals(cleaned)).toBe(true)
})

it('a photo held upright is as high as it is seen', () => {
  const upright = telling.filter(({ what }) => /upright|other way|orientation|as in a JPEG/.test(what))
  const seen = upright.map(({ type, file }) => {
    const { width, height } = clean(type, file) ?? {}
    return [type, width, height]
  })
  expect(seen).toEqual([
    ['image/jpeg', 32, 48],
    ['image/jpeg', 32, 48],
    ['image/png', 60, 40],
    ['image/webp', 32, 48],
    ['image/webp', 32, 48],
  ])
})

it('a picture that tells nothing is kept byte by byte', () => {
  for (const [type, file] of [
    ['image/jpeg', jpeg()],
    ['image/png', png()],
    ['image/webp', webp()],
  ] as const)
    expect(clean(type, file)?.bytes.equals(file)).toBe(true)
})

it('a picture that is cut off anywhere, or has any byte changed, is none or a clean one, and never an error', () => {
  for (const { type, file } of telling) {
    for (let at = 0; at < file.length; at += 7) {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ 0xff
      for (const broken of [file.subarray(0, at), changed]) {
        const left = clean(type, broken)?.bytes
        if (left) expect(clean(type, left)?.bytes.equals(left)).toBe(true)
      }
    }
  }
})

it.each(['wechat', 's3', 'oss', 'cos'] as const)(
  '%s: what lies behind the link tells nothing of whoever made it',
  async (storage) => {
    const pair = await ownPair({}, { storage })
    const he = await administrator(pair)
    const bucket = pair.cloud.storage(storage === 'wechat' ? adminApp.env : 'pictures-1250000000')
    for (const { what, type, file, kept } of telling.filter((_, i) => i % 4 === 0)) {
      const { link, bytes } = await addPicture(he, file, { type })
      const shown = Buffer.from(await (await fetch(link)).arrayBuffer())
      expect([what, shown.equals(kept), bytes]).toEqual([what, true, kept.length])
    }
    const objects = await Promise.all(bucket.list().map(({ key }) => bucket.get(key)))
    expect(objects.filter((object) => object && tells(object.bytes))).toEqual([])
  },
)

it('10 MB are taken; a file that only begins as a picture is not', async () => {
  const pair = await runPair()
  const lin = userOf(pair, 'Lin')
  const large = jpeg(10 * 1024 * 1024 - 65_000)
  const { bytes } = await addPicture(lin, large, { type: 'image/jpeg' })
  expect(bytes).toBe(jpeg().length)
  const ticket = await ticketOf(lin, { type: 'image/png', bytes: 60 })
  await upload(ticket, png().subarray(0, 60))
  expect((await lin.call('images_add', told(ticket))).errcode).toBe(Errcode.IMAGE_NOT_AS_PROMISED)
})
