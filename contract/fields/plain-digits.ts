import { drawn } from './drawn'

/** The zeros of Arabic, Uyghur and Persian, Hindi, Tibetan and Mongolian; the other nine stand behind each. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x0f20, 0x1810]

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0)
  const zero = zeros.find((each) => code >= each && code <= each + 9)
  return zero === undefined ? digit : String(code - zero)
}

/** Full-width forms lie in ASCII's order, this far behind it. */
const FULL_WIDTH = 0xfee0

/** A number as it was typed or pasted, in ASCII where it means the same: full-width forms, digits of other scripts. */
export const plainDigits = (text: string): string =>
  drawn(text)
    .replace(/[\uff01-\uff5e]/g, (form) => String.fromCharCode(form.charCodeAt(0) - FULL_WIDTH))
    .replace(/\p{Nd}/gu, asciiDigit)
