/**
 * A Chinese character. By number, because an old phone's `\p{Script=Han}` knows none that came after it: 〇 and 々, then
 * all blocks, and the two planes that Unicode keeps for what is still to come.
 */
const chinese = /^[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u

/** What stands in the circle in front of a name: the last character of a short Chinese name, else the first. */
export function initialOf(name: string): string {
  const characters = name.trim().match(/\P{M}\p{M}*/gu) ?? []
  const last = characters.length <= 4 ? characters[characters.length - 1] : undefined
  const shown = last !== undefined && chinese.test(last) ? last : characters[0]
  return shown?.toUpperCase() ?? ''
}
