/** The beginning of an input or an output, as text without secrets. */
export interface Excerpt {
  text: string
  /** Characters of the whole; more than the text has where it is cut. */
  size: number
}

/** Characters. */
const MOST = 4_096

/** Names that end so hold a secret, whatever stands before: `ADMIN_SECRET`, `x-cos-security-token`. */
const NAMES = 'token|secret|signature|password|authorization|secret_?(?:access)?_?key|session_?key'

/** In JSON, and in JSON inside a text, where the quotes have backslashes. The end may be cut off. */
const inJson = new RegExp(`((\\\\{0,7}")(?:[\\w-]*(?:${NAMES})|sign)\\2\\s*:\\s*\\2)(?:(?!\\2).)+`, 'gis')
const inQuery = new RegExp(`([?&](?:[\\w-]*(?:${NAMES})|sign)=)[^&"\\\\\\s]+`, 'gi')
/** WeChat's access tokens, wherever they stand. */
const accessToken = /\b\d{2,3}_[\w-]{60,}/g

export const HIDDEN = '•••'

/** @param value a text is taken as it is, anything else as JSON */
export function excerptOf(value: unknown): Excerpt | undefined {
  const whole = typeof value === 'string' ? value : (JSON.stringify(value) as string | undefined)
  if (whole === undefined) return undefined
  // A slice would keep the whole text in memory; through bytes it becomes one of its own.
  const text = whole.length > MOST ? Buffer.from(whole.slice(0, MOST)).toString() : whole
  return { text: withoutSecrets(text), size: whole.length }
}

/** Of a list whose elements are JSON already: no more of them are put together than it shows. */
export function excerptOfList(elements: readonly string[]): Excerpt | undefined {
  const size = elements.reduce((sum, { length }) => sum + length + 1, 1)
  let shown = 0
  for (let length = 0; shown < elements.length && length <= MOST; shown++)
    length += elements[shown]?.length ?? 0
  const begun = excerptOf(`[${elements.slice(0, shown).join(',')}]`)
  return begun && { text: begun.text, size: Math.max(size, begun.size) }
}

export function withoutSecrets(text: string): string {
  return text.replace(inJson, `$1${HIDDEN}`).replace(inQuery, `$1${HIDDEN}`).replace(accessToken, HIDDEN)
}
