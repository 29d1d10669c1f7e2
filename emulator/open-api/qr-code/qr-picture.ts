import { encode } from 'uqr'
import { Media } from '../media'
import { type Colour, png } from './png'

interface Look {
  /** Pixels of a side. */
  width: number
  colour: Colour
  transparent: boolean
}

/** Modules of white around it, which ISO/IEC 18004 wants. */
const QUIET_ZONE = 4

/** A QR code of the text; what is left over of the width, since modules are whole pixels, is around it. */
export function qrPicture(text: string, { width, colour, transparent }: Look): Media {
  const { data } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const scale = Math.max(1, Math.floor(width / data.length))
  const size = Math.max(width, data.length)
  const margin = Math.floor((size - scale * data.length) / 2)
  const moduleAt = (pixel: number) => Math.floor((pixel - margin) / scale)
  const isDark = (x: number, y: number) => data[moduleAt(y)]?.[moduleAt(x)] ?? false
  return new Media('image/png', png({ size, isDark, dark: colour, transparent }))
}
