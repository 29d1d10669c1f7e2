import { type imageTypes, largestImage } from '../../../contract/image-view'
import { texts } from '@/texts/shared'
import type { Device } from './device'

export type ImageType = (typeof imageTypes)[number]

/** A picture that may be sent. */
export interface Fit {
  path: string
  type: ImageType
  bytes: number
  width: number
  height: number
}

/** Why a file was not taken: a sentence for whoever chose it. Nothing has been sent. */
export class Unfit extends Error {}

/** A smaller JPEG is not worth the wait. */
const WORTH_COMPRESSING = 300_000
/** Wide enough for every phone. */
const WIDTH = 1280

/** Looks at a chosen file before anything is sent, and makes it smaller where that helps. */
export async function inspect(device: Device, path: string): Promise<Fit> {
  const original = await identify(device, path)
  const size = await measure(device, path)
  const large = original.type === 'image/jpeg' && original.bytes > WORTH_COMPRESSING
  const smaller = large ? await compressed(device, original, size.width) : undefined
  return smaller ?? { ...original, ...size }
}

type Identified = Omit<Fit, 'width' | 'height'>

async function identify(device: Device, path: string): Promise<Identified> {
  const { bytes, head } = await device.look(path)
  if (bytes === 0) throw new Unfit(texts().upload.empty)
  const type = typeOf(head)
  if (type === 'heic') throw new Unfit(texts().upload.heic)
  if (!type) throw new Unfit(texts().upload.noPicture)
  if (bytes > largestImage) throw new Unfit(texts().upload.tooLarge)
  return { path, type, bytes }
}

const measure = (device: Device, path: string) =>
  device.measure(path).catch(() => {
    throw new Unfit(texts().upload.broken)
  })

async function compressed(device: Device, original: Identified, width: number): Promise<Fit | undefined> {
  try {
    const path = await device.compress(original.path, Math.min(width, WIDTH))
    const smaller = await identify(device, path)
    if (smaller.bytes >= original.bytes) return undefined
    return { ...smaller, ...(await device.measure(path)) }
  } catch {
    // Not every phone can; the original is fine, too.
    return undefined
  }
}

/** What the first bytes say; the name and the type that came with a file may be wrong. */
export function typeOf(head: Uint8Array): ImageType | 'heic' | undefined {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg'
  const text = String.fromCharCode(...head)
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^RIFF[^]{4}WEBP/.test(text)) return 'image/webp'
  return /^[^]{4}ftyp(hei|hev|mif1|msf1)/.test(text) ? 'heic' : undefined
}
