/** As the providers' lists have it, by UTF-8: JavaScript's own order puts what is beyond U+FFFF before U+E000. */
export function inOrder(one: string, other: string): number {
  const end = Math.min(one.length, other.length)
  let at = 0
  while (at < end && one[at] === other[at]) at++
  return (one.codePointAt(at) ?? -1) - (other.codePointAt(at) ?? -1)
}
