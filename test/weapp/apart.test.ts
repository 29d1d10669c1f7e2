import { beforeAll, describe, expect, it } from 'vitest'
import { functions } from '../../contract'
import { zh } from '../../src/texts/admin/zh'
import { type BuiltApp, type Flavour, readBuiltApp } from './harness/built-app'
import { sourceStrings, type SourceStrings } from './harness/source-strings'

/** Every file of an app as one text, characters as they are read: the minifier writes `\u767b` and `\xb7`. */
const contentsOf = ({ files }: BuiltApp): string =>
  Object.values(files)
    .join('\n')
    .replace(/\\(?:u([\da-f]{4})|x([\da-f]{2}))/gi, (_, four?: string, two?: string) =>
      String.fromCharCode(parseInt(four ?? two ?? '', 16)),
    )

/** A word that can only be ours: Chinese, or a name of a style, a function or a route. */
const isOurs = (text: string) => /[\u3400-\u9fff]/.test(text) || /^[\w/]+[-_/][\w/-]*$/.test(text)

describe.each([
  ['user', 'admin'],
  ['admin', 'user'],
] satisfies [Flavour, Flavour][])('the %s app', (flavour, other) => {
  let contents: string
  let styles: string
  let own: SourceStrings
  let theirs: SourceStrings
  const textsOnlyIn = (here: SourceStrings, there: SourceStrings) => {
    const elsewhere = [...there.texts, ...there.patterns].join('\n')
    return [...here.texts].filter((text) => isOurs(text) && !elsewhere.includes(text.trim()))
  }
  const classesOnlyIn = (here: SourceStrings, there: SourceStrings) =>
    [...here.classes].filter((name) => !there.classes.has(name))
  const hasStyle = (name: string) => new RegExp(`\\.${name}(?![\\w-])`).test(styles)

  beforeAll(async () => {
    const app = readBuiltApp(flavour)
    contents = contentsOf(app)
    styles = Object.entries(app.files)
      .map(([path, text]) => (path.endsWith('.wxss') ? text : ''))
      .join('\n')
    own = await sourceStrings(flavour)
    theirs = await sourceStrings(other)
  })

  it('has its own words and styles, so that this test would find those of the other', () => {
    const words = textsOnlyIn(own, theirs)
    expect(words.length).toBeGreaterThan(10)
    expect(words.filter((text) => !contents.includes(text.trim()))).toEqual([])
    expect(classesOnlyIn(own, theirs).filter((name) => !hasStyle(name))).toEqual([])
  })

  it(`shows no word of the ${other} app and names none of its functions or routes`, () => {
    const named = textsOnlyIn(theirs, own).filter((text) => contents.includes(text.trim()))
    // The audit tells administrators what people have done, by the functions' names.
    expect(named.filter((text) => flavour !== 'admin' || !(text in zh.audit.actions))).toEqual([])
  })

  it(`has no style of the ${other} app`, () => {
    const classes = classesOnlyIn(theirs, own)
    expect(classes.length).toBeGreaterThan(10)
    expect(classes.filter(hasStyle)).toEqual([])
  })

  it(`has no page of the ${other} app`, () => {
    const { pages } = readBuiltApp(other).config
    expect(pages.filter((page) => contents.includes(page))).toEqual([])
    expect(
      Object.keys(readBuiltApp(flavour).files).filter((path) => path.includes(`apps/${other}/`)),
    ).toEqual([])
  })
})

it('leaves what only administrators may ask for out of the app that everyone has', () => {
  const contents = contentsOf(readBuiltApp('user'))
  const forbidden = Object.entries(functions).filter(([, { access }]) => access !== 'user')
  expect(forbidden.map(([name]) => name).filter((name) => contents.includes(name))).toEqual([])
})
