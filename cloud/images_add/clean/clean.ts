import { JPG } from 'image-size/types/jpg'
import { PNG } from 'image-size/types/png'
import { WEBP } from 'image-size/types/webp'
import type { Image } from '../../../contract'
import { cleanJpeg } from './jpeg'
import { cleanPng } from './png'
import { cleanWebp } from './webp'

/** What is left of a picture. */
export interface Cleaned {
  bytes: Buffer
  /** Exif's: 1 to 8. It is still in the bytes. */
  orientation: number
}

/** Those three alone: image-size's front door brings twenty. */
const formats: Record<Image['type'], { clean: (bytes: Buffer) => Cleaned | null; size: typeof PNG }> = {
  'image/jpeg': { clean: cleanJpeg, size: JPG },
  'image/png': { clean: cleanPng, size: PNG },
  'image/webp': { clean: cleanWebp, size: WEBP },
}

/** Pixels; more than any camera makes. */
const LONGEST_SIDE = 50_000

/**
 * A picture without anything that may say where, when, by whom or with what it was made, its pixels untouched; with
 * its width and height as they are shown.
 * @returns null where the bytes are not of this type: another picture's, a text's, cut off
 */
export function clean(type: Image['type'], given: Buffer): Picture | null {
  const format = formats[type]
  try {
    const cleaned = format.clean(given)
    if (!cleaned || !format.size.validate(cleaned.bytes)) return null
    const { width, height } = format.size.calculate(cleaned.bytes)
    if (![width, height].every((side) => Number.isInteger(side) && side > 0 && side <= LONGEST_SIDE))
      return null
    // 5 to 8: the camera was held upright.
    return {
      bytes: cleaned.bytes,
      ...(cleaned.orientation > 4 ? { width: height, height: width } : { width, height }),
    }
  } catch {
    return null
  }
}

interface Picture extends Pick<Image, 'width' | 'height'> {
  bytes: Buffer
}
