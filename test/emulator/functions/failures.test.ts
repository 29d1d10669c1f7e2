import { stillRunning } from '../../setup/processes'
import { expect, test } from 'vitest'
import { ClientError } from '../../../emulator/index'
import { asAnn, runCloud } from '../fixture'

const failing: [what: string, source: string, errCode: number, says: RegExp][] = [
  ['throws', "exports.main = () => { throw new TypeError('no such thing') }", -504002, /TypeError: no such thing\n +at .*index\.js:1/],
  ['throws what is no error', "exports.main = () => { throw { code: 'E1' } }", -504002, /code: 'E1'/],
  ['rejects', "exports.main = async () => { throw new Error('later') }", -504002, /Error: later/],
  ['calls back with an error', "exports.main = (e, c, done) => { done(new Error('back')) }", -504002, /Error: back/],
  ['leaves a rejection unhandled', "exports.main = () => new Promise(() => { Promise.reject(new Error('lost')) })", -504002, /Error: lost/],
  ['throws in a timer', "exports.main = () => new Promise(() => setTimeout(() => { throw new Error('tick') }, 5))", -504002, /Error: tick/],
  ['ends its process', 'exports.main = () => process.exit(3)', -504002, /ended with exit code 3/],
  ['kills its process', "exports.main = () => { process.kill(process.pid, 'SIGKILL'); return new Promise(() => {}) }", -504002, /ended by signal SIGKILL/],
  ['returns a circle', 'exports.main = () => { const a = {}; a.a = a; return a }', -504002, /circular/],
  ['returns a BigInt', 'exports.main = () => 1n', -504002, /BigInt/],
  ['returns more than 1 MB', "exports.main = () => 'x'.repeat(1024 * 1024)", -604001, /1048578 bytes/],
  ['has a syntax error', 'exports.main = () => {', -504002, /index\.js:1[\s\S]*SyntaxError/],
  ['requires what is not there', "require('left-pad')", -504002, /Cannot find module 'left-pad'/],
  ['exports no handler', 'exports.handler = () => 1', -504002, /index\.js does not export the function "main"/],
  ['ends its process while loading', 'process.exit(0)', -504002, /ended with exit code 0/],
] // prettier-ignore

test.each(failing)('the caller of a function that %s is told so', async (_what, source, errCode, says) => {
  const cloud = await runCloud({ user: { bad: source, good: 'exports.main = () => 1' } })
  const error = await asAnn(cloud, 'bad').catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ClientError)
  expect(error).toMatchObject({ errCode, errMsg: expect.stringMatching(says) as string })
  expect(await asAnn(cloud, 'good')).toBe(1)
})

test('a function that takes too long is ended, and the next call gets a new instance', async () => {
  const source = `exports.main = ({ long }) => long ? new Promise(() => {}) : process.pid`
  const cloud = await runCloud({ user: { f: { source, timeout: 1 } } })
  const pid = await asAnn<number>(cloud, 'f')
  await expect(asAnn(cloud, 'f', { long: true })).rejects.toMatchObject({
    errCode: -504003,
    errMsg:
      'cloud.callFunction:fail Error: errCode: -504003  | errMsg: Invoking task timed out after 1 seconds',
  })
  expect(await asAnn(cloud, 'f')).not.toBe(pid)
  // The kernel may need a moment until it is gone.
  await expect.poll(() => stillRunning([pid])).toEqual([])
})

test('a function that never lets go of the processor is ended as well', async () => {
  const cloud = await runCloud({
    user: { f: { source: 'exports.main = () => { for (;;); }', timeout: 1 } },
  })
  await expect(asAnn(cloud, 'f')).rejects.toMatchObject({ errCode: -504003 })
})

test('a function that takes more memory than it has is told so', async () => {
  const source =
    'exports.main = () => { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())) }'
  const cloud = await runCloud({ user: { f: { source, memorySize: 32, timeout: 15 } } })
  await expect(asAnn(cloud, 'f')).rejects.toMatchObject({
    errCode: -504002,
    errMsg: expect.stringContaining('more than its 32 MB') as string,
  })
})

test('after a crash the next call works', async () => {
  const source = `exports.main = ({ crash }) => {
    if (crash) return new Promise(() => { setTimeout(() => { throw new Error('crash') }) })
    return 'fine'
  }`
  const cloud = await runCloud({ user: { f: source } })
  for (let round = 0; round < 5; round++) {
    await expect(asAnn(cloud, 'f', { crash: true })).rejects.toMatchObject({ errCode: -504002 })
    expect(await asAnn(cloud, 'f')).toBe('fine')
  }
})

test('more than 100 KB of data is refused, before any function runs', async () => {
  const cloud = await runCloud({ user: { f: 'exports.main = () => 1' } })
  await expect(asAnn(cloud, 'f', { text: 'x'.repeat(101 * 1024) })).rejects.toMatchObject({
    errCode: -501007,
  })
  expect(await asAnn(cloud, 'f', { text: 'x'.repeat(99 * 1024) })).toBe(1)
})

test.each([
  ['a function that is not deployed', 'nobody', {}, -501000, 'FunctionName parameter could not be found.'],
  ['a function without a name', '', {}, -401003, 'parameter.name should be string'],
  ['data that is a list', 'f', [], -401003, 'parameter.data should be object'],
])('%s is refused', async (_what, name, data, errCode, says) => {
  const cloud = await runCloud({ user: { f: 'exports.main = () => 1' } })
  const errMsg = expect.stringContaining(says) as string
  await expect(asAnn(cloud, name, data)).rejects.toMatchObject({ errCode, errMsg })
})

test('a function whose process cannot be started does not take the emulator down', async () => {
  const source = 'exports.main = () => 1'
  const bad = { source, node: '/no/such/node' }
  const cloud = await runCloud({ user: { bad, good: source } })
  await expect(asAnn(cloud, 'bad')).rejects.toMatchObject({
    errMsg: expect.stringContaining('could not be started: spawn /no/such/node ENOENT') as string,
  })
  expect(await asAnn(cloud, 'good')).toBe(1)
})
