import { crc32, deflateSync } from 'node:zlib'

/** Files as people choose them, made here so that each may be as large as a test wants it. */

const jpeg48x32 = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j' +
    'q62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk' +
    'pKSkpKSkpKT/wAARCAAgADADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUB/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/E' +
    'ABYBAQEBAAAAAAAAAAAAAAAAAAMABP/EABkRAAMBAQEAAAAAAAAAAAAAAAADESESE//aAAwDAQACEQMRAD8AwFgLGcTDIlPrdkI4' +
    'sI6Wzu4Tk+U20AFACwjgmL7mjpd5XLSwjglr4uk53rMkABQD/9k=',
  'base64',
)

const webp48x32 = Buffer.from(
  'UklGRmAAAABXRUJQVlA4IFQAAACQBACdASowACAAPv1mqVArJaOitUgBYB+JYgDHadF+AaAABN4KjPCUnquyCKAA/qu/f/bf/+7D' +
    'xptdFXzC11KTmOCuk5KFt7fE9caPXyXV3wAAAAA=',
  'base64',
)

const COMMENT = 65_000

/** A JPEG of 48 × 32, at least so many bytes large by comments within it. */
export function jpeg(bytes = 0): Buffer {
  const missing = Math.max(0, bytes - jpeg48x32.length)
  const comments = Array.from({ length: Math.ceil(missing / COMMENT) }, () => {
    const head = Buffer.from([0xff, 0xfe, 0, 0])
    head.writeUInt16BE(COMMENT - 2, 2)
    return Buffer.concat([head, Buffer.alloc(COMMENT - 4, 0x20)])
  })
  return Buffer.concat([jpeg48x32.subarray(0, 2), ...comments, jpeg48x32.subarray(2)])
}

/** A WebP of 48 × 32. */
export const webp = (): Buffer => Buffer.from(webp48x32)

type Colour = readonly [red: number, green: number, blue: number]

/** A PNG in one colour. */
export function png(width = 60, height = 40, colour: Colour = [43, 160, 120]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

/** A part of a PNG. */
export function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** How a HEIC file begins. */
export const heic = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(2_000)])
