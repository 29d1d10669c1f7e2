import { deflateSync } from 'node:zlib'
import { chunk, jpeg, png, webp } from './pictures'

/** Pictures that tell where, when or by whom they were made, in every way that their formats have. */

/** What must not be found in any of them any more. */
export const PLACE = 'N31.2304 E121.4737 of Lin Xiaoyu'

export interface Telling {
  what: string
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  /** As it is chosen. */
  file: Buffer
  /** As it is kept. */
  kept: Buffer
}

const latin = (text: string) => Buffer.from(text, 'latin1')

/** Exif with a place, and an orientation if one is given; in either order of bytes. */
export function tiff(orientation?: number, little = false): Buffer {
  const entries = [...(orientation === undefined ? [] : [[0x0112, 3, 1, orientation]]), [0x8825, 4, 1, 100]]
  const data = Buffer.alloc(200)
  data.write(little ? 'II' : 'MM', 'latin1')
  const short = (value: number, at: number) =>
    little ? data.writeUInt16LE(value, at) : data.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    little ? data.writeUInt32LE(value, at) : data.writeUInt32BE(value, at)
  short(42, 2)
  long(8, 4)
  short(entries.length, 8)
  for (const [i, [tag = 0, type = 0, count = 0, value = 0]] of entries.entries()) {
    const at = 10 + 12 * i
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
    if (type === 3) short(value, at + 8)
    else long(value, at + 8)
  }
  data.write(PLACE, 100, 'latin1')
  return data
}

/** A colour profile as screens have it, with a name and a serial number; the same without them if `plain`. */
export function profile(plain = false): Buffer {
  const text = (type: string, head: number[]) =>
    Buffer.concat([
      latin(type),
      Buffer.alloc(4),
      Buffer.from(head),
      plain ? Buffer.alloc(PLACE.length) : latin(PLACE),
    ])
  const xyz = Buffer.concat([
    latin('XYZ '),
    Buffer.alloc(4),
    Buffer.from([0, 0, 0x6f, 0xa2, 0, 0, 0x38, 0xf5, 0, 0, 3, 0x90]),
  ])
  const gamma = Buffer.from([...latin('curv'), 0, 0, 0, 0, 0, 0, 0, 1, 2, 0x33, 0, 0])
  const tags: [string, Buffer][] = [
    ['desc', text('desc', [0, 0, 0, PLACE.length])],
    ['cprt', text('text', [])],
    ['rXYZ', xyz],
    ['gXYZ', Buffer.from(xyz).fill(0x24, 8, 10)],
    ['bXYZ', Buffer.from(xyz).fill(0x14, 9, 10)],
    ['rTRC', gamma],
    ['gTRC', gamma],
    ['bTRC', gamma],
    ['wtpt', xyz],
    ['mmod', text('mmod', [])],
  ]
  const start = 132 + 12 * tags.length
  const body = Buffer.concat(tags.map(([, data]) => data))
  const all = Buffer.concat([Buffer.alloc(start), body])
  all.writeUInt32BE(all.length, 0)
  all.write('mntrRGB XYZ ', 12, 'latin1')
  all.writeUInt32BE(0x02400000, 8)
  all.write('acsp', 36, 'latin1')
  all.set([0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d], 68)
  for (const [i, part] of (plain ? [2000, 1, 1] : [2026, 11, 26]).entries())
    all.writeUInt16BE(part, 24 + 2 * i)
  if (!plain) all.write('LINXIAOY', 48, 'latin1')
  all.writeUInt32BE(tags.length, 128)
  let offset = start
  for (const [i, [name, data]] of tags.entries()) {
    all.write(name, 132 + 12 * i, 'latin1')
    all.writeUInt32BE(offset, 136 + 12 * i)
    all.writeUInt32BE(data.length, 140 + 12 * i)
    offset += data.length
  }
  return all
}

const segment = (marker: number, ...parts: (Buffer | string)[]) => {
  const payload = Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part)))
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}
/** Of our JPEG: SOI and JFIF. */
const START = 20
const inJpeg = (...parts: Buffer[]) =>
  Buffer.concat([jpeg().subarray(0, START), ...parts, jpeg().subarray(START)])
const exif = (orientation?: number, little?: boolean) => segment(0xe1, 'Exif\0\0', tiff(orientation, little))
const minimalTiff = (orientation: number) =>
  latin(`II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0${String.fromCharCode(orientation)}\0\0\0\0\0\0\0`)
const icc = (data: Buffer) => segment(0xe2, 'ICC_PROFILE\0\x01\x01', data)
const xmp = `<x:xmpmeta><exif:GPSLatitude>${PLACE}</exif:GPSLatitude></x:xmpmeta>`

const jpegs: [what: string, file: Buffer, kept?: Buffer][] = [
  ['Exif, first', Buffer.concat([jpeg().subarray(0, 2), exif(), jpeg().subarray(2)])],
  ['Exif behind a colour profile', inJpeg(icc(profile()), exif()), inJpeg(icc(profile(true)))],
  ['Exif behind APP13', inJpeg(segment(0xed, 'Photoshop 3.0\0'), exif())],
  ['Exif at the very end of the header', Buffer.concat([beforeScan(), exif(), scan()])],
  ['Exif twice', inJpeg(exif(), exif())],
  ['a photo held upright', inJpeg(exif(6)), inJpeg(segment(0xe1, 'Exif\0\0', minimalTiff(6)))],
  [
    'one the other way about, in Intel’s order',
    inJpeg(exif(8, true)),
    inJpeg(segment(0xe1, 'Exif\0\0', minimalTiff(8))),
  ],
  ['XMP', inJpeg(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp))],
  ['extended XMP', inJpeg(segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0', xmp))],
  ['IPTC in APP13', inJpeg(segment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0', PLACE))],
  ['a comment', inJpeg(segment(0xfe, PLACE))],
  ['a maker’s own segment', inJpeg(segment(0xec, 'Ducky', PLACE), segment(0xe5, PLACE))],
  ['a signed history (C2PA)', inJpeg(segment(0xeb, 'JP\0\x01', PLACE))],
  ['a small copy in JFXX', inJpeg(segment(0xe0, 'JFXX\0\x10', PLACE))],
  [
    'a small copy in JFIF',
    Buffer.concat([jpeg().subarray(0, 2), jfifWithThumbnail(), jpeg().subarray(START)]),
  ],
  [
    'more behind Adobe’s colours',
    inJpeg(segment(0xee, 'Adobe\0\x64\0\0\0\0\x01', PLACE)),
    inJpeg(segment(0xee, 'Adobe\0\x64\0\0\0\0\x01')),
  ],
  ['a second picture (MPF)', Buffer.concat([inJpeg(segment(0xe2, 'MPF\0', PLACE)), inJpeg(exif())])],
  ['a film behind its end', Buffer.concat([jpeg(), latin(`\0\0\0\x18ftypmp42${PLACE}`)])],
  ['words between two segments', inJpeg(latin(PLACE))],
]

/** Up to its scan, and from there. */
function beforeScan(): Buffer {
  return jpeg().subarray(0, jpeg().indexOf(Buffer.from([0xff, 0xda])))
}
function scan(): Buffer {
  return jpeg().subarray(beforeScan().length)
}
function jfifWithThumbnail(): Buffer {
  const payload = Buffer.concat([jpeg().subarray(6, START), latin(PLACE.padEnd(48))])
  payload.set([4, 4], 12)
  return segment(0xe0, payload)
}

/** Of our PNG: signature and header. */
const PNG_START = 33
const inPng = (...parts: Buffer[]) =>
  Buffer.concat([png().subarray(0, PNG_START), ...parts, png().subarray(PNG_START)])
const beforeEnd = (...parts: Buffer[]) =>
  Buffer.concat([png().subarray(0, -12), ...parts, png().subarray(-12)])
const iccp = (name: string, data: Buffer) =>
  chunk('iCCP', Buffer.concat([latin(`${name}\0\0`), deflateSync(data)]))

const pngs: typeof jpegs = [
  ['Exif', inPng(chunk('eXIf', tiff()))],
  [
    'Exif with an orientation, behind the picture',
    beforeEnd(chunk('eXIf', tiff(3))),
    inPng(chunk('eXIf', minimalTiff(3))),
  ],
  ['a text', inPng(chunk('tEXt', latin(`Author\0${PLACE}`)))],
  [
    'a packed text',
    beforeEnd(chunk('zTXt', Buffer.concat([latin('Location\0\0'), deflateSync(latin(PLACE))]))),
  ],
  ['XMP', inPng(chunk('iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)))],
  ['the time', beforeEnd(chunk('tIME', Buffer.from([7, 0xea, 11, 26, 3, 4, 5])))],
  ['a screen’s colour profile', inPng(iccp(PLACE, profile())), inPng(iccp('icc', profile(true)))],
  ['a signed history (C2PA)', inPng(chunk('caBX', latin(PLACE)))],
  ['a chunk of somebody’s own', inPng(chunk('liNx', latin(PLACE)))],
  ['words behind its end', Buffer.concat([png(), latin(PLACE)])],
]

const riff = (...chunks: [string, Buffer][]) => {
  const body = Buffer.concat([latin('WEBP'), ...chunks.map(([name, data]) => webpChunk(name, data))])
  return webpChunk('RIFF', body)
}
function webpChunk(name: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  return Buffer.concat([latin(name), size, data, Buffer.alloc(data.length % 2)])
}
/** The picture itself, of our WebP. */
const vp8 = webp().subarray(20)
const vp8x = (flags: number) => Buffer.from([flags, 0, 0, 0, 47, 0, 0, 31, 0, 0])
const frame = (...chunks: [string, Buffer][]) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 0, 0, 0, 47, 0, 0, 31, 0, 0, 100, 0, 0, 0]),
    ...chunks.map((each) => webpChunk(...each)),
  ])
const extended = (flags: number, ...chunks: [string, Buffer][]) => riff(['VP8X', vp8x(flags)], ...chunks)
const drawn: [string, Buffer] = ['VP8 ', vp8]
const animation: [string, Buffer] = ['ANIM', Buffer.alloc(6)]

const webps: typeof jpegs = [
  ['Exif', extended(0x08, drawn, ['EXIF', tiff()]), extended(0, drawn)],
  [
    'Exif with an orientation',
    extended(0x08, drawn, ['EXIF', tiff(6)]),
    extended(0x08, drawn, ['EXIF', minimalTiff(6)]),
  ],
  [
    'Exif as in a JPEG',
    extended(0x08, drawn, ['EXIF', Buffer.concat([latin('Exif\0\0'), tiff(6, true)])]),
    extended(0x08, drawn, ['EXIF', minimalTiff(6)]),
  ],
  ['XMP', extended(0x04, drawn, ['XMP ', latin(xmp)]), extended(0, drawn)],
  ['Exif before the picture, and no word of it', extended(0, ['EXIF', tiff()], drawn), extended(0, drawn)],
  [
    'a screen’s colour profile',
    extended(0x20, ['ICCP', profile()], drawn),
    extended(0x20, ['ICCP', profile(true)], drawn),
  ],
  ['Exif without the header for it', riff(drawn, ['EXIF', tiff()]), webp()],
  ['a chunk of somebody’s own', riff(drawn, ['LINX', latin(PLACE)]), webp()],
  [
    'a moving picture with words in a frame',
    extended(0x02, animation, ['ANMF', frame(drawn, ['LINX', latin(PLACE)])]),
    extended(0x02, animation, ['ANMF', frame(drawn)]),
  ],
  ['words behind its end', Buffer.concat([webp(), latin(PLACE)]), webp()],
]

const all = (type: Telling['type'], clean: Buffer, rows: typeof jpegs): Telling[] =>
  rows.map(([what, file, kept = clean]) => ({ what: `${type.slice(6)}: ${what}`, type, file, kept }))

export const telling = [
  ...all('image/jpeg', jpeg(), jpegs),
  ...all('image/png', png(), pngs),
  ...all('image/webp', webp(), webps),
]
