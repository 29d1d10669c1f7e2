import { rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { asAnn, functionFolder, optionsOf, runCloud, user, write, type Setting } from '../fixture'
import { createCloud, type Cloud } from '../../../emulator/index'

/** A cloud whose user environment has the function `f` in that folder. */
async function runFolder(folder: string): Promise<Cloud> {
  const setting: Setting = {}
  const options = optionsOf(setting)
  for (const environment of options.environments) environment.functions = { f: { folder } }
  const cloud = await createCloud(options)
  onTestFinished(() => cloud.dispose())
  return cloud
}

test('a function sees nothing of the environment of this machine', async () => {
  vi.stubEnv('A_SECRET_OF_THIS_MACHINE', 'x')
  onTestFinished(() => void vi.unstubAllEnvs())
  const cloud = await runCloud({ user: { f: 'exports.main = () => process.env' } })
  const seen = await asAnn<Record<string, string>>(cloud, 'f')
  expect(seen).not.toHaveProperty('A_SECRET_OF_THIS_MACHINE')
  // The platform's own, which is the function's folder.
  expect(Object.keys(seen).filter((name) => /npm|VITEST|NODE/i.test(name))).toEqual(['NODE_PATH'])
  expect(`${seen.NODE_PATH ?? ''}/`).toBe(seen.USER_CODE_ROOT)
  expect(seen).toMatchObject({
    TCB_ENV: user.env,
    SCF_NAMESPACE: user.env,
    TENCENTCLOUD_RUNENV: 'SCF',
    TZ: 'UTC',
  })
})

test('a function has its own environment variables, with the address of the emulator where it asks for it', async () => {
  const source = 'exports.main = () => [process.env.OWN, process.env.BASE, process.env.TCB_ENV]'
  const envVariables = (url: string) => ({ OWN: 'mine', BASE: url, TCB_ENV: 'not for me to say' })
  const cloud = await runCloud({ user: { f: { source, envVariables } } })
  expect(await asAnn(cloud, 'f')).toEqual(['mine', cloud.url, user.env])
})

test('a function cannot speak for the platform', async () => {
  const cloud = await runCloud({
    user: { f: 'exports.main = () => [typeof process.send, process.argv.length]' },
  })
  expect(await asAnn(cloud, 'f')).toEqual(['undefined', 2])
})

test('a folder may have several files and packages of its own', async () => {
  const folder = functionFolder(
    "exports.main = () => [require('./lib/a').a, require('./data.json').b, require('own')]",
  )
  write(folder, {
    'lib/a.js': 'exports.a = __dirname.split(/[\\\\/]/).pop()',
    'data.json': '{"b":2}',
    'node_modules/own/index.js': "module.exports = 'own'",
  })
  expect(await asAnn(await runFolder(folder), 'f')).toEqual(['lib', 2, 'own'])
})

test('files are CommonJS, whatever package.json lies in the folders above', async () => {
  const outer = functionFolder('')
  write(outer, {
    'package.json': '{"type":"module"}',
    'f/index.js': "exports.main = () => require('./b').b",
    'f/b.js': 'exports.b = 5',
  })
  expect(await asAnn(await runFolder(join(outer, 'f')), 'f')).toBe(5)
})

test('a package above the folder is found only if the package.json of the function asks for it', async () => {
  const outer = functionFolder('')
  write(outer, {
    'node_modules/above/index.js': "module.exports = 'above'",
    'f/index.js': "exports.main = () => require('above')",
  })
  const folder = join(outer, 'f')
  await expect(asAnn(await runFolder(folder), 'f')).rejects.toThrow("Cannot find module 'above'")
  write(folder, { 'package.json': '{"dependencies":{"above":"1.0.0"}}' })
  expect(await asAnn(await runFolder(folder), 'f')).toBe('above')
})

test('a function that is built anew runs with its new code', async () => {
  const folder = functionFolder('exports.main = () => 1')
  const cloud = await runFolder(folder)
  expect(await asAnn(cloud, 'f')).toBe(1)
  write(folder, { 'index.js': 'exports.main = () => 2' })
  utimesSync(join(folder, 'index.js'), new Date(), new Date(Date.now() + 5000))
  expect(await asAnn(cloud, 'f')).toBe(2)
})

test('a file that a function has loaded is read anew once it is written anew, wherever it was asked for', async () => {
  const folder = functionFolder("exports.main = () => [require('./lib/a').a, require('./data.json').b]")
  const files = (a: number, b: number) => ({ 'lib/a.js': `exports.a = ${a}`, 'data.json': `{"b":${b}}` })
  write(folder, files(1, 1))
  const cloud = await runFolder(folder)
  expect(await asAnn(cloud, 'f')).toEqual([1, 1])
  for (const [file, expected] of [
    ['lib/a.js', [2, 1]],
    ['data.json', [2, 2]],
  ] as const) {
    write(folder, { [file]: files(2, 2)[file] })
    utimesSync(join(folder, file), new Date(), new Date(Date.now() + 5000))
    expect(await asAnn(cloud, 'f')).toEqual(expected)
  }
  expect(await asAnn(cloud, 'f')).toEqual([2, 2])
  expect(cloud.calls().filter(({ cold }) => cold)).toHaveLength(3)
})

test('a file that is written anew while it is being loaded is read once more', async () => {
  const source = `const fs = require('node:fs')
    fs.writeFileSync(__filename, 'exports.main = () => 2')
    fs.utimesSync(__filename, new Date(), new Date(Date.now() + 5000))
    exports.main = () => 1`
  const cloud = await runFolder(functionFolder(source))
  expect(await asAnn(cloud, 'f')).toBe(2)
})

test('a function whose index.js is gone for more than a moment answers no more', async () => {
  const folder = functionFolder('exports.main = () => 1')
  const cloud = await runFolder(folder)
  expect(await asAnn(cloud, 'f')).toBe(1)
  rmSync(join(folder, 'index.js'))
  const answer = () => asAnn(cloud, 'f').catch((error: unknown) => String(error))
  await expect.poll(answer, { timeout: 15_000, interval: 200 }).toContain('Cannot find module')
})

test('a missing folder is an error that names it', async () => {
  await expect(runFolder('/no/such/folder')).rejects.toThrow(
    'The function "f" has no folder: /no/such/folder does not exist.',
  )
})

test('what a function prints is kept with its call, and nowhere else', async () => {
  const source = `console.log('while loading')
    exports.main = async ({ n }) => {
      console.log('call', n, { deep: { er: [1] } })
      console.error('and %s', 'this')
      process.stdout.write('no end of line')
    }`
  const cloud = await runCloud({ user: { f: source } })
  const printed = vi.spyOn(process.stdout, 'write')
  await asAnn(cloud, 'f', { n: 1 })
  await asAnn(cloud, 'f', { n: 2 })
  expect(printed.mock.calls.flat().join('')).not.toContain('deep')
  const logs = cloud.calls().flatMap((call) => (call.logs ? [call.logs] : []))
  expect(logs).toEqual([
    ['while loading', 'call 1 { deep: { er: [ 1 ] } }', 'and this', 'no end of line'],
    ['call 2 { deep: { er: [ 1 ] } }', 'and this', 'no end of line'],
  ])
})

test('what a function printed before it failed is kept, with the reason', async () => {
  const source = "exports.main = () => { console.log('so far'); throw new Error('no further') }"
  const cloud = await runCloud({ user: { f: source } })
  await expect(asAnn(cloud, 'f')).rejects.toThrow()
  const [record] = cloud.calls().filter(({ kind }) => kind === 'function')
  expect(record?.logs).toEqual(['so far', expect.stringContaining('Error: no further')])
})

test('of a function that never stops printing, the beginning is kept', async () => {
  const source = "exports.main = () => { for (let n = 0; n < 1e5; n++) console.log('line ' + n) }"
  const cloud = await runCloud({ user: { f: source } })
  await asAnn(cloud, 'f')
  const logs = cloud.calls().flatMap(({ logs = [] }) => logs)
  expect([logs.length, logs[0], logs.at(-1)]).toEqual([500, 'line 0', 'line 499'])
})
