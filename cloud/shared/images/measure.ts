import { JPG } from 'image-size/types/jpg'
import { PNG } from 'image-size/types/png'
import { WEBP } from 'image-size/types/webp'
import type { Image } from '../../../contract'

/** Those three alone: the package's front door brings twenty. */
const formats: Record<Image['type'], typeof PNG> = { 'image/jpeg': JPG, 'image/png': PNG, 'image/webp': WEBP }

/** Pixels; more than any camera makes. */
const LONGEST_SIDE = 50_000

/**
 * Width and height as they are shown, from the first bytes of a picture.
 * @returns null where the bytes are not of this type: another picture's, a text's, cut off
 */
export function measure(type: Image['type'], start: Uint8Array): Pick<Image, 'width' | 'height'> | null {
  const format = formats[type]
  try {
    if (!format.validate(start)) return null
    const { width, height, orientation = 1 } = format.calculate(start)
    if (![width, height].every((side) => Number.isInteger(side) && side > 0 && side <= LONGEST_SIDE))
      return null
    // Exif 5 to 8: the camera was held upright.
    return orientation > 4 ? { width: height, height: width } : { width, height }
  } catch {
    return null
  }
}
