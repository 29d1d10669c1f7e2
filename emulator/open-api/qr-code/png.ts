import { crc32, deflateSync } from 'node:zlib'

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number]

interface Picture {
  /** Pixels of a side. */
  size: number
  isDark: (x: number, y: number) => boolean
  dark: Colour
  /** What is not dark is see-through instead of white. */
  transparent: boolean
}

const WHITE: Colour = [255, 255, 255]
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** One bit a pixel, whose meaning a palette says. */
const ONE_BIT_OF_A_PALETTE = [1, 3, 0, 0, 0]

/** A square picture of two colours, as PNG: https://www.w3.org/TR/png-3/ */
export function png({ size, isDark, dark, transparent }: Picture): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(8)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  const rows = Array.from({ length: size }, (_, y) => rowOf(size, (x) => isDark(x, y)))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.from([...header, ...ONE_BIT_OF_A_PALETTE])),
    chunk('PLTE', Buffer.from([...WHITE, ...dark])),
    ...(transparent ? [chunk('tRNS', Buffer.from([0]))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Behind the byte that says it is not filtered. */
function rowOf(size: number, isDark: (x: number) => boolean): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(size / 8))
  for (let x = 0; x < size; x++) {
    const at = 1 + (x >> 3)
    if (isDark(x)) row[at] = (row[at] ?? 0) | (0x80 >> (x & 7))
  }
  return row
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
