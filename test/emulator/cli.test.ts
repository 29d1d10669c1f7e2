import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { functionFolder, post, temporaryFolder, user, write } from './fixture'

/** `npm run emulator -- <config>`, without npm. */
function run(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/cli.ts', ...args])
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { child, output: () => output }
}

function configFile(text: string): string {
  const folder = temporaryFolder()
  write(folder, { 'cloud.config.ts': text })
  return join(folder, 'cloud.config.ts')
}

test('the emulator runs from a configuration file until Ctrl-C, which ends the functions too', async () => {
  const folder = functionFolder('exports.main = () => process.pid')
  const options = {
    miniPrograms: [{ ...user, people: [{ openid: 'o1', name: 'x' }] }],
    environments: [{ env: user.env, appid: user.appid, functions: { f: { folder } } }],
  }
  const { child, output } = run(configFile(`export default ${JSON.stringify(options)}`))
  await expect.poll(output).toMatch(/runs at http[^]*user-3c4d: f/)
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0] ?? ''
  const { phone } = await post(`${url}/control/phones`, { appid: user.appid, openid: 'o1' })
  const { result } = await post<{ result: number }>(`${url}/client/callFunction`, { phone, name: 'f' })
  expect(process.kill(result, 0)).toBe(true)

  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(() => process.kill(result, 0)).toThrow('ESRCH')
})

test.each([
  ['a folder that is not there', undefined, 'There is no '],
  ['a file that exports something else', 'export default {}', 'must export CloudOptions as its default'],
  [
    'a function to inspect that is none',
    'export default { miniPrograms: [], environments: [] }',
    'no function "nobody"',
  ],
])('%s is told in a sentence, with exit code 1', async (_what, config, says) => {
  const { child, output } = run(
    config === undefined ? '/no/such/folder' : configFile(config),
    '--inspect',
    'nobody',
  )
  expect(await once(child, 'exit')).toEqual([1, null])
  await expect.poll(output).toContain(says)
  expect(output()).not.toContain('    at ')
})

test('a port that is none is refused before anything starts', async () => {
  const { child, output } = run(temporaryFolder(), '--port', 'abc')
  expect(await once(child, 'exit')).toEqual([1, null])
  await expect.poll(output).toContain('--port abc is no port')
})

test('phone writes what leads a mini program here, and a start then takes the port that it asks', async () => {
  const folder = temporaryFolder()
  write(folder, { 'app.js': 'App({})', 'cloudfunctions/f/index.js': 'exports.main = () => 1' })
  const port = `${20_787 + Number(process.env['VITEST_POOL_ID'] ?? 0)}`
  const written = run('phone', folder, '--port', port)
  expect(await once(written.child, 'exit')).toEqual([0, null])
  await expect.poll(written.output).toContain("require('./wx-cloud-emulator')")
  const { output } = run(folder)
  await expect.poll(output).toContain(`runs at http://127.0.0.1:${port}/`)
})

test('phone says where there is no mini program to lead here', async () => {
  const { child, output } = run('phone', temporaryFolder())
  expect(await once(child, 'exit')).toEqual([1, null])
  await expect.poll(output).toMatch(/^There is no app\.js or app\.ts in /)
})
