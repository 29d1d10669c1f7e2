import type { Cleaned } from './clean'
import { plainProfile } from './colour-profile'
import { onlyOrientation, orientationIn } from './orientation'

/** Markers: ISO/IEC 10918-1, B.1.1.3; JFIF: ITU-T T.871; profiles: ICC.1, B.4. */
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const JFIF = { marker: 0xe0, begins: 'JFIF\0', length: 14 }
const EXIF = { marker: 0xe1, begins: 'Exif\0\0' }
const PROFILE = { marker: 0xe2, begins: 'ICC_PROFILE\0', most: 65_519 }
/** How the colours are coded. */
const ADOBE = { marker: 0xee, begins: 'Adobe', length: 12 }

interface Segment {
  marker: number
  payload: Buffer
  /** With its marker and, where it begins a scan, the scan. */
  whole: Buffer
}

/**
 * What a JPEG is drawn from, and nothing else: no Exif but the orientation, no XMP, IPTC, comments, thumbnails, nothing
 * of what stands behind its end (a second picture, a film).
 */
export function cleanJpeg(bytes: Buffer): Cleaned | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const segments = [...segmentsOf(bytes)]
  if (!segments.some(({ marker }) => marker === SOS)) return null
  const orientation = orientationOf(segments)
  const exif = Buffer.concat([Buffer.from(EXIF.begins), onlyOrientation(orientation)])
  const parts = [
    bytes.subarray(0, 2),
    ...short(segments, JFIF).map(withoutThumbnail),
    ...(orientation === 1 ? [] : [segment(EXIF.marker, exif)]),
    ...profileOf(segments),
    ...short(segments, ADOBE),
    ...segments.filter(isDrawnFrom).map(({ whole }) => whole),
    Buffer.from([0xff, EOI]),
  ]
  return { bytes: Buffer.concat(parts), orientation }
}

/** Up to the end of the picture, or as far as it goes. */
function* segmentsOf(bytes: Buffer): Generator<Segment> {
  for (let at = 2; ;) {
    // Between two segments there may be FF as often as one likes; anything else there is passed over.
    at = bytes.indexOf(0xff, at)
    while (bytes[at] === 0xff) at++
    const marker = at > 0 ? bytes[at] : undefined
    if (marker === undefined || marker === EOI) return
    at += 1
    if (isAlone(marker)) continue
    const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0
    if (length < 2 || at + length > bytes.length) return
    const end = marker === SOS ? endOfScan(bytes, at + length) : at + length
    yield { marker, payload: bytes.subarray(at + 2, at + length), whole: bytes.subarray(at - 2, end) }
    at = end
  }
}

/** Within a scan FF is followed by 0, or by the number of a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1]
    if (next === undefined || (next !== 0 && !isRestart(next))) return at
  }
  return bytes.length
}

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7
const isAlone = (marker: number) => marker <= 0x01 || isRestart(marker) || marker === SOI
/** Frames, tables, scans. */
const isDrawnFrom = ({ marker }: Segment) =>
  (marker >= 0xc0 && marker <= 0xcf) || (marker >= SOS && marker <= 0xdf)

interface Kind {
  marker: number
  begins: string
}

const find = (segments: Segment[], { marker, begins }: Kind): Buffer[] =>
  segments
    .filter((each) => each.marker === marker && each.payload.toString('latin1', 0, begins.length) === begins)
    .map(({ payload }) => payload)

/** The first of a kind, cut to what it is known to hold. */
const short = (segments: Segment[], kind: Kind & { length: number }): Buffer[] =>
  find(segments, kind)
    .filter(({ length }) => length >= kind.length)
    .slice(0, 1)
    .map((payload) => segment(kind.marker, payload.subarray(0, kind.length)))

/** Width and height of its small copy are the last two bytes. */
const withoutThumbnail = (jfif: Buffer) => jfif.fill(0, jfif.length - 2)

function orientationOf(segments: Segment[]): number {
  const [exif] = find(segments, EXIF)
  return exif ? orientationIn(exif.subarray(EXIF.begins.length)) : 1
}

/** In as many segments as it takes, each with its number and how many there are. */
function profileOf(segments: Segment[]): Buffer[] {
  const start = PROFILE.begins.length
  const parts = find(segments, PROFILE).sort((one, other) => Number(one[start]) - Number(other[start]))
  const profile = plainProfile(Buffer.concat(parts.map((part) => part.subarray(start + 2))))
  if (!profile) return []
  const count = Math.ceil(profile.length / PROFILE.most)
  return Array.from({ length: count }, (_, i) => {
    const head = Buffer.from([...Buffer.from(PROFILE.begins), i + 1, count])
    return segment(
      PROFILE.marker,
      Buffer.concat([head, profile.subarray(i * PROFILE.most, (i + 1) * PROFILE.most)]),
    )
  })
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}
