import { parse } from 'acorn'
import { getPolyfillInfo } from 'miniprogram-compat'
import { describe, expect, it } from 'vitest'
import { canFetchNode } from '../setup/fetched-node'
import { relayTo, success } from './harness/answers'
import { readBuiltApp } from './harness/built-app'
import { missingTemplates } from './harness/missing-templates'
import { firstScreen } from './harness/old-engine/start'
import { openPhone } from './harness/phone'

/** docs/deploy.md names it. */
const MINIMUM_LIBRARY = '2.21.2'

/** What iOS 12 and Chrome 67 do not have → the core-js module by which WeChat's library may bring it. */
const younger: [RegExp, string][] = [
  [/\.at\(-?\w/, 'es.array.at'],
  [/\.replaceAll\(/, 'es.string.replace-all'],
  [/\.matchAll\(/, 'es.string.match-all'],
  [/\.flat\(/, 'es.array.flat'],
  [/\.flatMap\(/, 'es.array.flat-map'],
  [/\.findLast\(/, 'es.array.find-last'],
  [/\.toSorted\(/, 'es.array.to-sorted'],
  [/Object\.fromEntries/, 'es.object.from-entries'],
  [/Object\.hasOwn\(/, 'es.object.has-own'],
  [/Promise\.allSettled/, 'es.promise.all-settled'],
  [/Promise\.any/, 'es.promise.any'],
  [/\bstructuredClone\(/, 'web.structured-clone'],
  [/\bqueueMicrotask\(/, 'web.queue-microtask'],
  [/\.description\b.{0,9}Symbol|Symbol.{0,9}\.description\b/, 'es.symbol.description'],
]

/** What those two read in no style sheet; a selector that one does not know takes its whole rule away. */
const unreadStyles = [
  /:(is|where|has|focus-visible)\b/,
  /[;{](inset|aspect-ratio|accent-color|row-gap|gap)\s*:/,
  /\b(min|max|clamp|color-mix)\(/,
  /@(layer|container|property)\b/,
  /\d(dvh|svh|lvh|cqw)\b/,
  /&/,
]

const nobody = () => success({ user: null })

describe.each(['user', 'admin'] as const)('on the oldest phone that is promised, the %s app', (flavour) => {
  const { files } = readBuiltApp(flavour)
  const ending = (end: string) => Object.entries(files).filter(([path]) => path.endsWith(end))

  it('has no script that is a syntax error', () => {
    const broken = ending('.js').flatMap(([path, code]) => complaintsAbout(path, code, 2019))
    expect([...broken, ...ending('.wxs').flatMap(([path, code]) => complaintsAbout(path, code, 5))]).toEqual(
      [],
    )
  })

  it("calls nothing that neither the phone nor WeChat's library has", () => {
    const brought = new Set(getPolyfillInfo(MINIMUM_LIBRARY)?.coreJsModules)
    const missing = younger.filter(([, module]) => !brought.has(module))
    const found = ending('.js').flatMap(([path, code]) =>
      missing.filter(([call]) => call.test(code)).map(([, module]) => `${path}: ${module}`),
    )
    expect(found).toEqual([])
  })

  it('has no style that it does not read, and none that the quality panel counts', () => {
    const found = ending('.wxss').flatMap(([path, text]) => {
      const bare = text.replace(/url\([^)]*\)/g, '')
      const unread = [...unreadStyles, /:active\b/].filter((style) => style.test(bare))
      return unread.map((style) => `${path}: ${String(style)}`)
    })
    expect(found).toEqual([])
  })

  it.skipIf(!canFetchNode)('draws its first screen in V8 6.8, which is Chrome 68', async () => {
    const failed = '没有连上服务'
    const { v8, text, complaints } = await firstScreen(flavour, failed)
    expect(complaints).toEqual([])
    expect(v8).toMatch(/^6\.8\./)
    expect(text).toContain(failed)
  })

  it('holds nothing that only a browser needs', () => {
    const kept = ending('.js').filter(([, code]) => code.includes('indexedDB'))
    expect(kept.map(([path]) => path)).toEqual([])
  })
})

it("finds a node for which Taro has written no template, as NutUI's <i> was", () => {
  const base = '<template name="tmpl_0_0"></template><template name="tmpl_0_8"></template>'
  const page = {
    root: {
      cn: [
        {
          nn: '0',
          cn: [
            { nn: 'i', cn: [] },
            { nn: '8', v: '登记' },
          ],
        },
      ],
    },
  }
  expect(missingTemplates(page, base)).toEqual(['i'])
})

it('a phone complains of it, though WeChat would draw nothing and keep silent', async () => {
  const built = readBuiltApp('user')
  const base = (built.files['base.wxml'] ?? '').replace('name="tmpl_0_5"', 'name="tmpl_0_gone"')
  const phone = openPhone(
    { ...built, files: { ...built.files, 'base.wxml': base } },
    relayTo({ users_get: nobody }),
  )
  await phone.waits(() => phone.complaints.length > 0, 'a complaint')
  // Taken out: a test that leaves one behind fails.
  expect(phone.complaints.splice(0)).toContain('Template `tmpl_0_5` not found')
})

function complaintsAbout(path: string, code: string, ecmaVersion: 5 | 2019): string[] {
  try {
    parse(code, { ecmaVersion, sourceType: 'script' })
    return []
  } catch (error) {
    return [`${path}: ${String(error)}`]
  }
}
