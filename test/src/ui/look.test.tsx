// @vitest-environment happy-dom
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { badColours } from '@/ui/bad-colour'
import { Page } from '@/ui/page'
import '../screens/on-screen'
import { phone } from '../stand-ins/taro'

const root = resolve(import.meta.dirname, '../../../src')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })

/** Where a colour may be named. */
const named = /^(ui\/tokens\.scss|ui\/bad-colour\.ts|apps\/\w+\/theme\.scss)$/
const colour = /#[\da-f]{3,8}\b|\b(rgba?|hsla?)\(|[: ](white|black|red|green|blue|gray|grey)[;,)]/i

it('has its colours in the tokens and the themes, and nowhere else', () => {
  const others = files.filter((path) => /\.(scss|tsx?|html)$/.test(path) && !named.test(path))
  expect(others.length).toBeGreaterThan(100)
  const found = others.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line) => (colour.test(line) ? `${path}: ${line.trim()}` : [])),
  )
  expect(found).toEqual([])
})

it('has its sizes of text, its radii and its shadow from the tokens', () => {
  const sheets = files.filter((path) => path.endsWith('.scss') && !named.test(path))
  const own = /(font-size|border-radius|box-shadow): (?!var\(|50%|inherit|none|0)/
  const found = sheets.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line) => (own.test(line) ? `${path}: ${line.trim()}` : [])),
  )
  expect(found).toEqual([])
})

/** The variables of a style sheet: those that count in the light, and those that dark puts in their place. */
function variables(sheet: string) {
  const [light = '', dark = ''] = sheet.split('@media (prefers-color-scheme: dark)')
  const of = (text: string) =>
    Object.fromEntries(
      [...text.replace(/@media[^]*/, '').matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ) as Record<string, string>
  return { light: of(light), dark: { ...of(light), ...of(dark) } }
}

const tokens = variables(read('ui/tokens.scss'))
const colours = (app: string, mode: 'light' | 'dark'): Record<string, string> => ({
  ...tokens[mode],
  ...variables(read(`apps/${app}/theme.scss`))[mode],
})

/** https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** Which words stand on what. */
const pairs = [
  ...['paper', 'ground', 'line', 'brand-soft'].map((ground) => ['ink', ground]),
  ...['paper', 'ground', 'line'].map((ground) => ['ink-soft', ground]),
  ...['paper', 'ground', 'bad-soft'].map((ground) => ['ink-hint', ground]),
  ...['paper', 'ground', 'brand-soft'].flatMap((ground) => [
    ['brand', ground],
    ['brand-deep', ground],
  ]),
  ...['paper', 'ground', 'bad-soft'].map((ground) => ['bad', ground]),
  ['waiting', 'waiting-soft'],
  ['on-brand', 'brand'],
] as [string, string][]

describe.each(['user', 'admin'])('the %s app', (app) => {
  it.each(['light', 'dark'] as const)('can be read in the %s: AA', (mode) => {
    const of = colours(app, mode)
    const heads = of.head?.match(/#[\da-f]{6}/g) ?? []
    expect(heads).toHaveLength(2)
    const measured = [
      ...pairs.map(([words, ground]) => ({ words, ground, is: contrast(of[words] ?? '', of[ground] ?? '') })),
      ...heads.map((head) => ({ words: 'on-head', ground: head, is: contrast(of['on-head'] ?? '', head) })),
    ]
    expect(measured.filter(({ is }) => !(is >= 4.5))).toEqual([])
  })

  it('tells WeChat the same colours', () => {
    const theme = JSON.parse(read(`apps/${app}/theme.json`)) as Record<'light' | 'dark', object>
    for (const mode of ['light', 'dark'] as const) {
      const { ground, head } = colours(app, mode)
      expect(theme[mode]).toMatchObject({ ground, bar: head?.match(/#[\da-f]{6}/)?.[0] })
    }
  })
})

it('warns in WeChat’s own windows in the colour in which it warns', () => {
  expect(badColours).toEqual({ light: tokens.light.bad, dark: tokens.dark.bad })
})

it.each([
  [12, ''],
  [16, ''],
  [24, '1.5'],
  [60, '2'],
])('of a phone whose letters have %i px is %s times as large', (size, scale) => {
  phone.fontSize = size
  const { container } = render(<Page title="" />)
  phone.fontSize = 16
  const page = container.querySelector<HTMLElement>('.page')
  expect(page?.style.getPropertyValue('--scale')).toBe(scale)
})
