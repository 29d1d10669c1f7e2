import { deflateSync, inflateSync } from 'node:zlib'
import type { Cleaned } from './clean'
import { plainProfile } from './colour-profile'
import { onlyOrientation, orientationIn } from './orientation'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** Length and name before a chunk's data, its checksum behind. */
const HEAD = 8
const FRAME = 12
/** Bytes; the largest profiles in use have half of it. */
const LARGEST_PROFILE = 4 * 1024 * 1024

/** Chunks that a picture is drawn from, moving ones too: https://www.w3.org/TR/png-3/#4Concepts.FormatTypes */
const DRAWN_FROM = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'acTL', 'fcTL', 'fdAT'],
  ...['cHRM', 'gAMA', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'pHYs'],
])

interface Chunk {
  name: string
  data: Buffer
  /** With its length, name and checksum. */
  whole: Buffer
}

/** What a PNG is drawn from, and nothing else: no texts, no time, no Exif but the orientation, nothing behind its end. */
export function cleanPng(bytes: Buffer): Cleaned | null {
  const chunks = bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE) ? chunksOf(bytes) : null
  const [header] = chunks ?? []
  if (!chunks || header?.name !== 'IHDR') return null
  const exif = chunks.find(({ name }) => name === 'eXIf')
  const orientation = exif ? orientationIn(exif.data) : 1
  const profile = chunks.find(({ name }) => name === 'iCCP')
  const parts = [
    SIGNATURE,
    header.whole,
    ...(orientation === 1 ? [] : [chunk('eXIf', onlyOrientation(orientation))]),
    ...(profile ? withoutNames(profile.data) : []),
    ...chunks.slice(1).flatMap(({ name, whole }) => (DRAWN_FROM.has(name) ? [whole] : [])),
  ]
  return { bytes: Buffer.concat(parts), orientation }
}

/** Up to its end; null where it is cut off. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at + FRAME <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const whole = bytes.subarray(at, at + FRAME + length)
    if (whole.length < FRAME + length) return null
    const name = whole.toString('latin1', 4, HEAD)
    chunks.push({ name, data: whole.subarray(HEAD, HEAD + length), whole })
    if (name === 'IEND') return chunks
    at += whole.length
  }
  return null
}

/** `iCCP`: a name, which may be the screen's, then the profile packed by zlib. */
function withoutNames(data: Buffer): Buffer[] {
  try {
    const packed = data.subarray(data.indexOf(0) + 2)
    const profile = plainProfile(inflateSync(packed, { maxOutputLength: LARGEST_PROFILE }))
    return profile ? [chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0'), deflateSync(profile)]))] : []
  } catch {
    return []
  }
}

function chunk(name: string, data: Buffer): Buffer {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(name), data, Buffer.alloc(4)])
  whole.writeUInt32BE(data.length)
  whole.writeUInt32BE(checksum(whole.subarray(4, -4)), whole.length - 4)
  return whole
}

/** CRC-32; zlib.crc32 is younger than the cloud's Node. https://www.w3.org/TR/png-3/#5CRC-algorithm */
function checksum(bytes: Buffer): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}
