import { createHash, randomBytes } from 'node:crypto'

/** So many bytes for an id or a token of this kind. */
export type Random = (kind: string, size: number) => Buffer

export const unguessable: Random = (_kind, size) => randomBytes(size)

/**
 * With a seed the same bytes again in every run, each kind in a sequence of its own: one `_id` more changes no
 * token. Anybody who knows the seed can then guess them.
 */
export function createRandom(seed: string | undefined): Random {
  if (seed === undefined) return unguessable
  const counts = new Map<string, number>()
  return (kind, size) => {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const name = JSON.stringify([seed, kind, count])
    return createHash('shake256', { outputLength: size }).update(name).digest()
  }
}

/** The kinds of one part only, beside those of the others. */
export const within =
  (random: Random, part: string): Random =>
  (kind, size) =>
    random(`${part}/${kind}`, size)

/** A UUID, version 4. */
export function uuid(random: Random, kind: string): string {
  const bytes = random(kind, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
