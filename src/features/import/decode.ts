/** The text of a file as spreadsheets write it: UTF-8, UTF-16 with its mark, or, where the phone knows it, GBK. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes.subarray(2))
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return utf8(isMarked ? bytes.subarray(3) : bytes) ?? gbk(bytes)
}

/** Characters that are put together at once: a call takes no longer list of arguments. */
const AT_ONCE = 4096

function fromUnits(units: number[]): string {
  const parts: string[] = []
  for (let i = 0; i < units.length; i += AT_ONCE)
    parts.push(String.fromCharCode(...units.slice(i, i + AT_ONCE)))
  return parts.join('')
}

function utf16(bytes: Uint8Array): string {
  const units: number[] = []
  for (let i = 0; i + 1 < bytes.length; i += 2) units.push((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8))
  return fromUnits(units)
}

/** WeChat has no TextDecoder. Undefined where it is none: what is in another encoding is almost never valid UTF-8. */
function utf8(bytes: Uint8Array): string | undefined {
  const units: number[] = []
  for (let i = 0; i < bytes.length;) {
    const first = bytes[i++] ?? 0
    const more =
      first < 0x80
        ? 0
        : first >= 0xc2 && first < 0xe0
          ? 1
          : first >= 0xe0 && first < 0xf0
            ? 2
            : first >= 0xf0 && first < 0xf5
              ? 3
              : -1
    if (more < 0) return undefined
    let point = more === 0 ? first : first & (0x3f >> more)
    for (let n = 0; n < more; n++) {
      const next = bytes[i++] ?? 0
      if (next >> 6 !== 2) return undefined
      point = (point << 6) | (next & 0x3f)
    }
    if (point < 0x10000) units.push(point)
    else units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff))
  }
  return fromUnits(units)
}

/** As Excel in Chinese writes it when it is only told "CSV". WeChat's table would be larger than all of the app's screens. */
function gbk(bytes: Uint8Array): string | undefined {
  if (typeof TextDecoder === 'undefined') return undefined
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
