/** By WeChat's numbers: 0 unknown, 1 male, 2 female. */
export const sexNames = ['保密', '男', '女'] as const

/** What stands in the circle in front of a name: the last character of a short Chinese name, else the first. */
export function initialOf(name: string): string {
  const characters = Array.from(name.trim())
  const given = characters.length <= 4 ? characters[characters.length - 1] : undefined
  const shown = given && /[\u3400-\u9fff]/.test(given) ? given : characters[0]
  return shown?.toUpperCase() ?? ''
}
