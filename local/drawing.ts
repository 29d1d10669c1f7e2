import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number]

/** A view over hills: what its colours are, and where the sun stands. */
export interface View {
  sky: readonly [above: Colour, below: Colour]
  sun: Colour
  hills: Colour
  /** From the left, 0 to 1. */
  sunAt: number
}

const mix = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]

/** Three ranges, the nearest one lowest and darkest; 0 is the upper edge. */
const ridges = [0.52, 0.66, 0.8].map(
  (height, i) => (x: number) =>
    height + 0.06 * Math.sin(x * (5 + 2 * i) + 2 * i) + 0.03 * Math.sin(x * (13 - i) + i),
)

function colourAt({ sky, sun, hills, sunAt }: View, x: number, y: number, aspect: number): Colour {
  for (const [i, ridge] of [...ridges.entries()].reverse())
    if (y > ridge(x)) return mix(mix(hills, sky[1], 0.6), hills, i / 2)
  const far = Math.hypot((x - sunAt) * aspect, y - 0.32)
  const glow = Math.max(0, 1 - far / 0.5) ** 2 / 2
  return far < 0.09 ? sun : mix(mix(sky[0], sky[1], y / 0.6), sun, glow)
}

/** A PNG, drawn here so that no picture of anybody has to lie in the repository. */
export function draw(view: View, width = 480, height = 320): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Array.from({ length: width }, (_, x) => colourAt(view, x / width, y / height, width / height))
    return Buffer.from([0, ...row.flat().map(Math.round)])
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const data = deflateSync(Buffer.concat(rows), { level: 9 })
  const chunks = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
