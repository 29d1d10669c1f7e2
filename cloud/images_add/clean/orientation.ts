/** Which way up: Exif's numbers 1 to 8, 1 being as it lies. */
const TAG = 0x0112
const SHORT = 3

/**
 * What Exif says of the orientation, from its TIFF: `II*…` or `MM…`.
 * @returns 1 where it says nothing that can be read
 */
export function orientationIn(tiff: Buffer): number {
  const little = tiff[0] === 0x49
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  try {
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
    for (let i = 0; i < short(directory); i++) {
      const entry = directory + 2 + 12 * i
      if (short(entry) !== TAG || short(entry + 2) !== SHORT) continue
      const value = short(entry + 8)
      return value >= 1 && value <= 8 ? value : 1
    }
    return 1
  } catch {
    // It points to where nothing is.
    return 1
  }
}

/** The TIFF that says the orientation and nothing else. */
export function onlyOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0\x08', 'latin1')
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(TAG, 10)
  tiff.writeUInt16LE(SHORT, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return tiff
}
