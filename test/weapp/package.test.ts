import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deployments } from '../../cloud/deployment'
import { pagesOf } from './harness/app-json'
import { filesUnder, readBuiltApp } from './harness/built-app'
import { pathOf } from './harness/modules'
import { compileTemplates } from './harness/templates'

/**
 * Bytes of the main package: all but the subpackages. The outbox is needed wherever somebody registers, and goes on from the
 * first line that runs: docs/decisions/0051-outbox.md.
 */
const limits = { user: 460_000, admin: 600_000 }

const emulatorTransport = resolve(import.meta.dirname, '../../src/services/cloud/transports/emulator.ts')

type Look = Record<string, string>

interface Project {
  miniprogramRoot: string
  cloudfunctionRoot: string
  appid: string
}

/** Every variable that a function is told, secrets among them. */
const variables = new Set(
  Object.values(deployments).flatMap((functions) =>
    Object.values(functions).flatMap((each) => each.variables),
  ),
)

describe.each(['user', 'admin'] as const)('dist/%s', (flavour) => {
  const app = readBuiltApp(flavour)
  const subPackages = app.config.subPackages ?? []
  const packageOf = (path: string) => subPackages.find(({ root }) => path.startsWith(`${root}/`))?.name
  const scripts = Object.entries(app.files).filter(([path]) => path.endsWith('.js'))

  it('opens in WeChat DevTools: the mini program and its cloud functions side by side', () => {
    const project = JSON.parse(readFileSync(join(app.folder, 'project.config.json'), 'utf8')) as Project
    expect(project).toMatchObject({ miniprogramRoot: 'miniprogram/', cloudfunctionRoot: 'cloudfunctions/' })
    expect(project.appid).toMatch(/^(wx[\da-f]{16}|touristappid)$/)
    expect(existsSync(join(app.folder, project.miniprogramRoot, 'app.json'))).toBe(true)
    for (const name of Object.keys(deployments[flavour])) {
      expect(existsSync(join(app.folder, project.cloudfunctionRoot, name, 'index.js')), name).toBe(true)
    }
  })

  it('has every page that app.json lists, and no other', () => {
    const there = Object.keys(app.files)
    const pages = pagesOf(app.config)
    for (const page of pages) {
      expect(there).toEqual(expect.arrayContaining([`${page}.js`, `${page}.json`, `${page}.wxml`]))
    }
    const scriptsOfPages = there.filter((path) => path.startsWith('apps/') && path.endsWith('/index.js'))
    expect(scriptsOfPages.sort()).toEqual(pages.map((page) => `${page}.js`).sort())
  })

  it('begins with nothing of a subpackage, and fetches each from every page where one may go on to it', () => {
    const needed = Object.entries(app.files).flatMap(([path, text]) =>
      [...text.matchAll(/(?:\brequire\(|@import )"([^"]+)"/g)].map(([, request = '']) => [
        packageOf(path),
        packageOf(pathOf(path, request, '')),
      ]),
    )
    expect(needed.filter(([by, of]) => by === undefined && of !== undefined)).toEqual([])
    const names = subPackages.map(({ name }) => name)
    expect(needed.map(([by]) => by)).toEqual(expect.arrayContaining([undefined, ...names]))
    const preloaded = Object.entries(app.config.preloadRule ?? {}).map(([page, { packages }]) => [
      page,
      packages,
    ])
    expect(preloaded).toEqual(app.config.pages.map((page) => [page, names]))
  })

  it("has templates in which WeChat's compiler finds no fault", () => {
    expect(compileTemplates(app).warnings).toEqual([])
  })

  it('draws with pictures that a style sheet in WeChat may name: none from the package', () => {
    const styles = Object.entries(app.files).flatMap(([path, text]) => (path.endsWith('.wxss') ? text : []))
    const pictures = styles.flatMap((text) => [...text.matchAll(/url\(["']?([^"')]{1,60})/g)])
    const addresses = pictures.map(([, address = '']) => address)
    expect(addresses.filter((address) => !/^(data:|https:)/.test(address))).toEqual([])
  })

  it('makes no code out of text, which WeChat forbids', () => {
    const evil = /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(\s*["'`]/
    expect(scripts.filter(([, code]) => evil.test(code)).map(([path]) => path)).toEqual([])
  })

  it('names no secret and holds none', () => {
    const values = [...variables]
      .flatMap((name) => process.env[name] ?? [])
      .filter((value) => value.length > 5)
    const secrets = [...variables, ...values]
    expect(secrets.length).toBeGreaterThan(4)
    expect(holding(app.files, secrets)).toEqual([])
  })

  it('knows nothing of the emulator', () => {
    const source = readFileSync(emulatorTransport, 'utf8')
    const addresses = [...source.matchAll(/\}(\/[\w/]+)/g)].map(([, path = '']) => path)
    expect(addresses).not.toEqual([])
    expect(holding(app.files, [...addresses, 'localhost', '127.0.0.1', 'api.weixin.qq.com'])).toEqual([])
  })

  it('has each tab with its page, and an icon in either light that WeChat takes', () => {
    const { tabBar, themeLocation = '' } = app.config
    const looks = Object.values(JSON.parse(app.files[themeLocation] ?? '{}') as Record<string, Look>)
    const icons = (tabBar?.list ?? []).flatMap(({ pagePath, iconPath, selectedIconPath }) => {
      expect(app.config.pages).toContain(pagePath)
      return looks.flatMap((look) => [look[iconPath.slice(1)], look[selectedIconPath.slice(1)]])
    })
    expect(icons).toHaveLength(flavour === 'user' ? 12 : 0)
    for (const icon of icons) {
      const file = app.files[icon ?? ''] ?? ''
      expect(file.slice(1, 4), icon).toBe('PNG')
      expect(file.length, icon).toBeLessThan(40_000)
    }
  })

  it(`weighs less than ${limits[flavour] / 1000} kB at first, and no subpackage more than WeChat takes`, () => {
    const root = join(app.folder, 'miniprogram')
    const weights = new Map<string | undefined, number>()
    for (const path of filesUnder(root)) {
      const part = packageOf(relative(root, path).split(sep).join('/'))
      weights.set(part, (weights.get(part) ?? 0) + readFileSync(path).length)
    }
    for (const [part = 'main package', bytes] of weights)
      console.log(`${flavour}: ${part} ${(bytes / 1000).toFixed(1)} kB`)
    expect(weights.get(undefined)).toBeLessThan(limits[flavour])
    expect([...weights.keys()].sort()).toEqual([...subPackages.map(({ name }) => name), undefined])
    for (const bytes of weights.values()) expect(bytes).toBeLessThan(2 * 1024 * 1024)
  })
})

/** `path: word` for each of the words that a file holds. */
const holding = (files: Record<string, string>, words: string[]): string[] =>
  Object.entries(files).flatMap(([path, text]) =>
    words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`),
  )
