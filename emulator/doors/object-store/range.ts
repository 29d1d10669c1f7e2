/**
 * The part that `Range` asks for, both ends included; undefined for the whole, which is also the answer to several
 * parts and to what cannot be read. https://www.rfc-editor.org/rfc/rfc9110#section-14
 */
export function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'outside' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  const last = size - 1
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from)
  const end = from === '' || to === '' ? last : Math.min(Number(to), last)
  if (start > last) return 'outside'
  return start > end ? undefined : { start, end }
}
