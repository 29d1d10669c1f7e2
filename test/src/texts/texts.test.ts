import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en as adminEn } from '@/texts/admin/en'
import { zh as adminZh } from '@/texts/admin/zh'
import { en as sharedEn } from '@/texts/shared/en'
import { zh as sharedZh } from '@/texts/shared/zh'
import { en as userEn } from '@/texts/user/en'
import { en as moreEn } from '@/texts/user/more-en'
import { zh as moreZh } from '@/texts/user/more-zh'
import { zh as userZh } from '@/texts/user/zh'

const root = resolve(import.meta.dirname, '../../../src')

/** The code of the apps but for their texts, as one. */
const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('texts'))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n')

/** `area.name` → what is said. */
const flat = (texts: object) =>
  Object.entries(texts).flatMap(([area, said]) =>
    Object.entries(said as object).map(([name, text]): [string, unknown] => [`${area}.${name}`, text]),
  )

/** Each sentence, with something in the place of what is put in. */
function sentences(text: unknown): string[] {
  if (typeof text === 'string') return [text]
  if (typeof text === 'function') return [(text as (...values: number[]) => string)(3, 3, 3)]
  return Object.values(text as object).flatMap(sentences)
}

describe.each([
  ['both apps', sharedZh, sharedEn],
  ['the user app', userZh, userEn],
  ["the user app's pages behind the first", moreZh, moreEn],
  ['the admin app', adminZh, adminEn],
])('what %s say', (_, zh, en) => {
  it('is said somewhere', () => {
    // `t.area.name`; an area of which one is picked by a value, `t.area[value]`; or an area that is taken out whole.
    const isUsed = (path: string) => {
      const [area = '', name = ''] = path.split('.')
      return (
        new RegExp(`\\.${area}(\\.${name}\\b|\\[)`).test(code) ||
        (new RegExp(`\\{ ${area} \\}`).test(code) && new RegExp(`\\b${area}(\\.${name}\\b|\\[)`).test(code))
      )
    }
    expect(flat(zh).flatMap(([path]) => (isUsed(path) ? [] : path))).toEqual([])
  })

  it('is Chinese in Chinese and English in English', () => {
    // The other language is called by its own name.
    const but = ([path]: [string, unknown]) => path !== 'language.other'
    const inChinese = flat(zh)
      .filter(but)
      .flatMap(([, text]) => sentences(text))
    const inEnglish = flat(en)
      .filter(but)
      .flatMap(([, text]) => sentences(text))
    expect(inChinese.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([])
    expect(
      inEnglish.filter((text) => /\p{Script=Han}|[，。：；？！（）“”‘’]/u.test(text) || !/[a-z]/i.test(text)),
    ).toEqual([])
  })
})
