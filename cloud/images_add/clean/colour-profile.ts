const HEADER = 128
const ENTRY = 12
/** No profile has more. */
const MOST_TAGS = 100

/** Tags that colours are reckoned by. https://www.color.org/specification/ICC.1-2022-05.pdf, 9.2 */
const COLOUR = /^([rgb]XYZ|[rgbk]TRC|wtpt|bkpt|chad|chrm|lumi|cicp|gamt|(A2B|B2A|D2B|B2D)[0-3])$/

/**
 * A colour profile without what it says of whose screen or camera it was made for: names, serial numbers, the day.
 * Whatever colours are reckoned by stays where it is, the rest becomes zeros.
 * @returns null where it is none
 */
export function plainProfile(given: Buffer): Buffer | null {
  if (given.length < HEADER + 4 || given.toString('latin1', 36, 40) !== 'acsp') return null
  const profile = given.subarray(0, given.readUInt32BE(0))
  const tags = profile.length < HEADER + 4 ? MOST_TAGS : profile.readUInt32BE(HEADER)
  const start = HEADER + 4 + ENTRY * tags
  if (tags >= MOST_TAGS || start > profile.length) return null
  const plain = Buffer.alloc(profile.length)
  profile.copy(plain, 0, 0, start)
  blankHeader(plain)
  for (let entry = HEADER + 4; entry < start; entry += ENTRY) {
    const [offset, length] = [profile.readUInt32BE(entry + 4), profile.readUInt32BE(entry + 8)]
    const data = profile.subarray(offset, offset + length)
    const name = profile.toString('latin1', entry, entry + 4)
    data.copy(plain, offset, 0, COLOUR.test(name) ? length : headOf(data))
  }
  return plain
}

/** When it was made, for which device, by whom, and the fingerprint of all this. */
function blankHeader(plain: Buffer): void {
  plain.fill(0, 24, 36)
  for (const [i, number] of [2000, 1, 1].entries()) plain.writeUInt16BE(number, 24 + 2 * i)
  plain.fill(0, 48, 56)
  plain.fill(0, 80, HEADER)
}

/** As much of a tag as says its type and how long its texts are: readers want to find it well-formed. */
function headOf(data: Buffer): number {
  const type = data.toString('latin1', 0, 4)
  if (type === 'desc') return 12
  if (type === 'mluc' && data.length >= 16) return 16 + 12 * Math.min(data.readUInt32BE(8), MOST_TAGS)
  return 8
}
