import { timingSafeEqual } from 'node:crypto'

/** Takes as long for a signature that is nearly right as for any other. */
export function sameSignature(given: string | undefined, computed: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(computed)]
  return one.length === other.length && timingSafeEqual(one, other)
}
