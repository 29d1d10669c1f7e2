import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { guess } from '../../../emulator/project/guess'
import { temporaryFolder, write } from '../fixture'

const main = 'exports.main = () => 1'
const settings = { strict: false }

/** A mini program's folder with these files. */
function project(files: Record<string, string>): string {
  const folder = temporaryFolder()
  write(folder, files)
  return folder
}

const config = (fields: object) =>
  JSON.stringify({ appid: 'wx0123456789abcdef', projectname: 'shop', ...fields })

describe('the functions of a mini program are found', () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      'where project.config.json says',
      {
        'project.config.json': config({ cloudfunctionRoot: 'fns/' }),
        'fns/a/index.js': main,
        'fns/b/index.js': main,
      },
      ['a', 'b'],
    ],
    [
      'although WeChat DevTools began it with a byte order mark',
      { 'project.config.json': `\uFEFF${config({ cloudfunctionRoot: './fns' })}`, 'fns/a/index.js': main },
      ['a'],
    ],
    [
      'in a folder below, where one of two projects has functions',
      {
        'one/project.config.json': config({}),
        'two/project.config.json': config({ cloudfunctionRoot: 'cloud/' }),
        'two/cloud/a/index.js': main,
      },
      ['a'],
    ],
    ['in the usual folder, without any project.config.json', { 'cloudfunctions/a/index.js': main }, ['a']],
    [
      'in the usual folder, where the one that is named is not there',
      { 'project.config.json': config({ cloudfunctionRoot: 'gone/' }), 'cloud/functions/a/index.js': main },
      ['a'],
    ],
    [
      'without what is no function',
      {
        'cloudfunctions/a/index.js': main,
        'cloudfunctions/readme/notes.txt': '',
        'cloudfunctions/node_modules/index.js': main,
      },
      ['a'],
    ],
    ['or none, in a folder without any', { 'app.js': '' }, []],
  ])('%s', (_where, files, names) => {
    const { options } = guess(project(files), settings)
    expect(Object.keys(options.environments[0]?.functions ?? {})).toEqual(names)
  })
})

test('appid, environment and collections are those that the project names', () => {
  const folder = project({
    'project.config.json': config({ cloudfunctionRoot: 'fns/', miniprogramRoot: 'app/' }),
    'fns/a/index.js': `const db = cloud.database(); db.collection('orders'); db.collection(name)`,
    'app/app.js': `wx.cloud.init({ env: 'shop-1a2b' })`,
    'app/pages/index.ts': 'wx.cloud.database().collection(`goods`).get()',
    'app/miniprogram_npm/x/index.js': `db.collection('none')`,
  })
  const { options } = guess(folder, settings)
  expect(options.miniPrograms).toMatchObject([{ appid: 'wx0123456789abcdef', name: 'shop' }])
  expect(options.environments).toMatchObject([
    { env: 'shop-1a2b', collections: { goods: {}, orders: {} }, answersToAny: true, makesCollections: true },
  ])
})

test('the appid of a visitor is made up, the same each time, and another in another folder', () => {
  const files = { 'project.config.json': config({ appid: 'touristappid' }) }
  const folder = project(files)
  const appidOf = (path: string) => guess(path, settings).options.miniPrograms[0]?.appid
  expect(appidOf(folder)).toMatch(/^wx[0-9a-f]{16}$/)
  expect(appidOf(folder)).toBe(appidOf(folder))
  expect(appidOf(project(files))).not.toBe(appidOf(folder))
})

test('as strict as the cloud, where that is asked for', () => {
  const { options } = guess(project({}), { strict: true })
  expect(options.environments).toMatchObject([{ answersToAny: false, makesCollections: false }])
})

test('a function has the time that its config.json says, or 20 s', () => {
  const folder = project({ 'cloudfunctions/a/index.js': main, 'cloudfunctions/b/index.js': main })
  writeFileSync(join(folder, 'cloudfunctions/a/config.json'), '{"timeout":7}')
  const { functions } = guess(folder, settings).options.environments[0] ?? {}
  expect(functions).toMatchObject({ a: { timeout: 7 }, b: { timeout: 20 } })
})

test('packages that are not installed are named, and found where they were installed apart', () => {
  const folder = project({
    'cloudfunctions/a/index.js': main,
    'cloudfunctions/a/package.json': '{"dependencies":{"wx-server-sdk":"~2.6.3"}}',
    'cloudfunctions/b/index.js': main,
    'cloudfunctions/b/package.json': '{"dependencies":{"own":"1.0.0"}}',
  })
  mkdirSync(join(folder, 'cloudfunctions/b/node_modules/own'), { recursive: true })
  expect([...guess(folder, settings).missing]).toEqual([['a', { 'wx-server-sdk': '~2.6.3' }]])
  const { missing, options } = guess(folder, { strict: false, packagesFor: () => '/somewhere' })
  expect(missing.size).toBe(0)
  expect(options.environments[0]?.functions).toMatchObject({ a: { packages: '/somewhere' } })
})

test('a project.config.json that is none is told by its name', () => {
  expect(() => guess(project({ 'project.config.json': '{' }), settings)).toThrow(
    /project\.config\.json is not JSON/,
  )
})

test('what the mini program sends a function is offered, each once', () => {
  const call = (data: string) => `wx.cloud.callFunction({ name: 'a', data: ${data} })`
  const { options } = guess(
    project({
      'cloudfunctions/a/index.js': main,
      'cloudfunctions/b/index.js': main,
      'pages/one.js': `${call('{ type: "list" }')}; ${call('{ type: "get", id: this.id }')}`,
      'pages/two.js': `${call('{ type: "list" }')}; wx.cloud.callFunction({ name: 'b' })`,
    }),
    settings,
  )
  const { functions = {} } = options.environments[0] ?? {}
  expect(functions['a']?.examples).toEqual([{ type: 'list' }, { type: 'get', id: '‹this.id›' }])
  expect(functions['b']).not.toHaveProperty('examples')
})
