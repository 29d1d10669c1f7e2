import { createHash, randomBytes } from 'node:crypto'

/** 32 characters that nobody takes for one another: without I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 5 bits each: 80, which nobody guesses, and nobody finds from the hash. */
const LENGTH = 16

/** Such as `7QK2-M0XD-93TB-HV5C`. */
export function newInviteCode(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length])
  return letters.join('').replace(/.{4}(?=.)/g, '$&-')
}

/** As it is kept: of the same code in small letters, without its dashes or with an O for a 0, too. */
export function hashOfInviteCode(code: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return createHash('sha256').update(plain).digest('hex')
}
