import type { Cleaned } from './clean'
import { plainProfile } from './colour-profile'
import { onlyOrientation, orientationIn } from './orientation'

/** https://developers.google.com/speed/webp/docs/riff_container */
const HEAD = 8
/** Before the chunks of a frame: where it is drawn, and for how long. */
const FRAME_HEAD = 16
const FLAGS = { profile: 0x20, exif: 0x08, xmp: 0x04 }
const DRAWN_FROM = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF'])
const DRAWN_IN_FRAMES = new Set(['VP8 ', 'VP8L', 'ALPH'])

interface Chunk {
  name: string
  data: Buffer
}

/** What a WebP is drawn from, and nothing else: no XMP, no Exif but the orientation, nothing unknown or behind its end. */
export function cleanWebp(bytes: Buffer): Cleaned | null {
  const isWebp = /^RIFF[^]{4}WEBP$/.test(bytes.toString('latin1', 0, 12))
  const chunks = isWebp ? chunksOf(bytes.subarray(12, HEAD + bytes.readUInt32LE(4))) : null
  if (!chunks?.some(({ name }) => DRAWN_FROM.has(name))) return null
  const find = (wanted: string) => chunks.find(({ name }) => name === wanted)?.data
  const extended = find('VP8X')
  const drawn = chunks.filter(({ name }) => DRAWN_FROM.has(name)).map(withPlainFrame)
  // Without VP8X nobody looks for more.
  if (!extended) return { bytes: webp(drawn), orientation: 1 }
  const orientation = exifOrientation(find('EXIF'))
  const profile = plainProfile(find('ICCP') ?? Buffer.alloc(0))
  const header = Buffer.alloc(10)
  extended.copy(header)
  // Reserved.
  header.fill(0, 1, 4)
  header[0] = (header[0] ?? 0) & ~(FLAGS.profile | FLAGS.exif | FLAGS.xmp)
  if (profile) header[0] |= FLAGS.profile
  if (orientation !== 1) header[0] |= FLAGS.exif
  const parts = [
    { name: 'VP8X', data: header },
    ...(profile ? [{ name: 'ICCP', data: profile }] : []),
    ...drawn,
    ...(orientation === 1 ? [] : [{ name: 'EXIF', data: onlyOrientation(orientation) }]),
  ]
  return { bytes: webp(parts), orientation }
}

/** Null where it is cut off. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = []
  for (let at = 0; at + HEAD <= bytes.length;) {
    const end = at + HEAD + bytes.readUInt32LE(at + 4)
    if (end > bytes.length) return null
    chunks.push({ name: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + HEAD, end) })
    at = end + (end % 2)
  }
  return chunks
}

function withPlainFrame({ name, data }: Chunk): Chunk {
  if (name !== 'ANMF') return { name, data }
  const kept = (chunksOf(data.subarray(FRAME_HEAD)) ?? []).filter((part) => DRAWN_IN_FRAMES.has(part.name))
  return { name, data: Buffer.concat([data.subarray(0, FRAME_HEAD), ...kept.map(chunk)]) }
}

/** Some writers put JPEG's `Exif\0\0` before it. */
function exifOrientation(exif: Buffer | undefined): number {
  if (!exif) return 1
  return orientationIn(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif)
}

function chunk({ name, data }: Chunk): Buffer {
  const head = Buffer.alloc(HEAD)
  head.write(name, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

function webp(chunks: Chunk[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks.map(chunk)])
  return chunk({ name: 'RIFF', data: body })
}
