import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { canFetchNode, ensureNode } from '../../setup/fetched-node'
import { json, post, temporaryFolder, write } from '../fixture'

/** The package as somebody installs it: packed, in an empty folder, run by plain Node. */
const installed = mkdtempSync(join(tmpdir(), 'emulator-package-'))
const npm = (args: string[], cwd: string) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

beforeAll(() => {
  // The build that belongs to it is a script, which this repository's .npmrc otherwise forbids.
  npm(['pack', '--silent', '--ignore-scripts=false', '--pack-destination', installed], resolve('emulator'))
  const tarball = readdirSync(installed).find((name) => name.endsWith('.tgz')) ?? ''
  write(installed, { 'package.json': '{"private":true}' })
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`], installed)
})
afterAll(() => rmSync(installed, { recursive: true, force: true }))

const command = (...args: string[]) => [
  join(installed, 'node_modules/wx-cloud-emulator/dist/cli.js'),
  ...args,
]

function run(cwd: string, args: string[], node = process.execPath) {
  const child = spawn(node, command(...args), { cwd, env: { PATH: process.env.PATH } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { child, output: () => output }
}

/** Beside the one that runs this. */
const another = {
  version: '22.23.3',
  integrity:
    'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
}

async function urlOf(output: () => string): Promise<string> {
  await expect.poll(output).toMatch(/runs at http/)
  return /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0] ?? ''
}

const shop = {
  'project.config.json': JSON.stringify({ appid: 'touristappid', cloudfunctionRoot: 'cloudfunctions/' }),
  'app.js': `wx.cloud.init({ env: 'shop-1a2b' })`,
  'cloudfunctions/hello/index.js': `exports.main = ({ name }) => require('lib/greet.js').greet(name)`,
  'cloudfunctions/node/index.js': 'exports.main = () => process.execPath',
  'cloudfunctions/hello/lib/greet.js': 'exports.greet = (name) => `Hello ${name}`',
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))

const nodes = [
  { named: 'this Node.js', node: () => process.execPath, possible: true },
  { named: `Node.js ${another.version}`, node: () => ensureNode(another), possible: canFetchNode },
]

test.for(nodes)(
  'a folder of plain functions is a cloud, and nothing is written elsewhere: $named',
  async (...given) => {
    const [{ node, possible }, { skip }] = given
    if (!possible) skip()
    const folder = temporaryFolder()
    write(folder, shop)
    const { child, output } = run(folder, ['--port', '0'], node())
    const url = await urlOf(output)
    expect(output()).toContain('Guessed  appid wx')
    const page = await (await fetch(`${url}/`)).text()
    expect(page).toContain('/explorer.js')
    expect((await fetch(`${url}/explorer.js`)).status).toBe(200)
    expect((await fetch(`${url}/explorer.css`)).status).toBe(200)
    expect((await fetch(`${url}/client/wx.js`)).status).toBe(200)

    const { miniPrograms } = await json<{ miniPrograms: { appid: string }[] }>(`${url}/control/state`)
    const { phone } = await post<{ phone: string }>(`${url}/client/open`, { appid: miniPrograms[0]?.appid })
    const call = { phone, name: 'hello', data: { name: 'Ann' } }
    expect(await post(`${url}/client/callFunction`, call)).toMatchObject({ result: 'Hello Ann' })
    expect(await post(`${url}/client/callFunction`, { phone, name: 'node' })).toMatchObject({
      result: node(),
    })

    // A collection that nobody made, in an environment that nobody named: the cloud would refuse both.
    const add = { action: 'database.insertDocument', collectionName: 'new', data: ['{"a":1}'] }
    expect(await post(`${url}/client/database`, { phone, env: 'another', ...add })).toHaveProperty('data')
    const { calls } = await json<{ calls: { hint?: string }[] }>(`${url}/control/calls`)
    expect(calls.at(-1)).toMatchObject({ target: 'new', hint: 'made-collection' })

    const written = filesBelow(folder).filter((file) => !(file in shop))
    expect(written.filter((file) => !file.startsWith('.wx-cloud'))).toEqual([])
    child.kill('SIGINT')
    await expect.poll(() => child.exitCode).toBe(0)
  },
)

/** Five projects as people write them; what their functions ask for is installed beside them. */
const projects: [project: string, name: string, data: object, result: unknown][] = [
  ['guestbook', 'greet', { to: '大家' }, { text: '你好，大家' }],
  ['router', 'api', { $url: 'book/add', title: '论语', pages: 200 }, { code: 0, total: 1 }],
  ['framework', 'cms', { route: 'note/insert', params: { text: '一' } }, { code: 200 }],
  ['ledger', 'ledger', {}, { added: 'string', sum: 817.5 }],
  [
    'reminders',
    'remind',
    { Type: 'Timer', TriggerName: 'everyMorning', Time: '2026-01-02T00:00:00Z' },
    undefined,
  ],
]

test.for(projects)(
  'the project "%s" starts without a configuration, and answers',
  async ([project, name, data, result]) => {
    const folder = temporaryFolder()
    cpSync(join('test/fixtures/projects', project), folder, { recursive: true })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    const { output } = run(folder, ['--port', '0'])
    const url = await urlOf(output)
    expect(output()).toContain(`: ${name}`)
    const { miniPrograms } = await json<{ miniPrograms: { appid: string }[] }>(`${url}/control/state`)
    const { phone } = await post<{ phone: string }>(`${url}/client/open`, { appid: miniPrograms[0]?.appid })
    const answer = await post(`${url}/client/callFunction`, { phone, name, data })
    expect(answer).toMatchObject({ errMsg: 'cloud.callFunction:ok', ...(result !== undefined && { result }) })
  },
)

test('strict, it refuses what the cloud refuses', async () => {
  const folder = temporaryFolder()
  write(folder, shop)
  const { output } = run(folder, ['--port', '0', '--strict'])
  const url = await urlOf(output)
  const { miniPrograms } = await json<{ miniPrograms: { appid: string }[] }>(`${url}/control/state`)
  const { phone } = await post<{ phone: string }>(`${url}/client/open`, { appid: miniPrograms[0]?.appid })
  const read = { phone, action: 'database.getDocument', collectionName: 'new' }
  expect(await post(`${url}/client/database`, read)).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
  expect(await post(`${url}/client/database`, { ...read, env: 'another' })).toMatchObject({
    code: 'INVALIID_ENV',
  })
})

test('init writes down what was guessed, once, and that starts', async () => {
  const folder = temporaryFolder()
  write(folder, shop)
  expect(execFileSync(process.execPath, command('init'), { cwd: folder, encoding: 'utf8' })).toContain(
    'wx-cloud.config.mjs',
  )
  const again = run(folder, ['init'])
  await expect.poll(again.output).toContain('is there already')
  write(folder, { 'node_modules/wx-cloud-emulator/package.json': '{"type":"module","exports":"./i.js"}' })
  write(folder, { 'node_modules/wx-cloud-emulator/i.js': 'export const defineCloud = (cloud) => cloud' })
  const { output } = run(folder, ['--port', '0'])
  await urlOf(output)
  expect(output()).toContain('By ')
  expect(output()).toContain('shop-1a2b: hello')
})

test('phone writes what leads wx.cloud in WeChat DevTools here, ready made', () => {
  const folder = temporaryFolder()
  write(folder, shop)
  const said = execFileSync(process.execPath, command('phone', '--port', '9123'), {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(said).toContain("first line of app.js:  require('./wx-cloud-emulator')")
  const script = readFileSync(join(folder, 'wx-cloud-emulator.js'), 'utf8')
  expect(script).toContain('wxCloudEmulator.takeOver("http://127.0.0.1:9123")')
  // A twelfth of what a mini program's package may weigh.
  expect(script.length).toBeLessThan((2 * 1024 * 1024) / 12)
})

test('its types are whole: a strict TypeScript file of somebody else compiles against them', () => {
  write(installed, {
    'cloud.test.ts': `import { createCloud, defineCloud, type Cloud, type CallRecord } from 'wx-cloud-emulator'
const options = defineCloud({ miniPrograms: [], environments: [] })
export async function calls(): Promise<CallRecord[]> {
  const cloud: Cloud = await createCloud(options)
  return cloud.calls().filter(({ action }: CallRecord) => action === 'callFunction')
}
// @ts-expect-error there is no such option
defineCloud({ miniPrograms: [], environments: [], nonsense: true })
`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        strict: true,
        module: 'nodenext',
        target: 'es2022',
        noEmit: true,
        skipLibCheck: true,
        typeRoots: [resolve('node_modules/@types')],
        types: ['node'],
      },
      files: ['cloud.test.ts'],
    }),
  })
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', installed], {
    encoding: 'utf8',
  })
})

test('the example of tests passes with it, and would fail were nothing reset', () => {
  const example = join(installed, 'example')
  cpSync('emulator/examples/tests', example, { recursive: true })
  symlinkSync(resolve('node_modules/vitest'), join(installed, 'node_modules/vitest'))
  symlinkSync(resolve('node_modules'), join(example, 'cloudfunctions/notes_add/node_modules'))
  const vitest = () =>
    spawnSync(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', example], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    })
  const passing = vitest()
  expect(passing.stdout + passing.stderr).toContain('3 passed')
  expect(passing.status).toBe(0)
  const file = join(example, 'notes.test.js')
  write(example, {
    'notes.test.js': readFileSync(file, 'utf8').replace('beforeEach(() => cloud.reset())', ''),
  })
  const failing = vitest()
  expect(failing.stdout).toContain('2 failed')
  expect(failing.status).toBe(1)
})
