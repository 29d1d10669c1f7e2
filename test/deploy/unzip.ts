import { crc32, inflateRawSync } from 'node:zlib'

/** The files of a zip archive by its directory, as any unpacker reads it: name → content. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf('PK\x05\x06')
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, sum] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 16)]
    const [packed, size] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)]
    const [named, extra] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30)]
    const name = archive.toString('utf8', at + 46, at + 46 + named)
    const local = archive.readUInt32LE(at + 42)
    const begins = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const bytes = archive.subarray(begins, begins + packed)
    const content = method === 8 ? inflateRawSync(bytes) : bytes
    if (content.length !== size || crc32(content) !== sum) throw new Error(`${name} is damaged.`)
    files.set(name, content)
    at += 46 + named + extra
  }
  return files
}
