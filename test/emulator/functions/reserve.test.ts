import { beforeEach, expect, test } from 'vitest'
import type { Cloud } from '../../../emulator/index'
import { processesBelow } from '../../setup/processes'
import { asAnn, runCloud } from '../fixture'

const look = `exports.main = () => ({
  pid: process.pid, cwd: process.cwd(), argv: process.argv, args: process.execArgv, env: process.env,
  folder: __dirname, found: require('module').globalPaths.includes(__dirname), zone: new Date(0).getHours(),
})`

interface Seen {
  pid: number
  cwd: string
  argv: string[]
  args: string[]
  env: Record<string, string>
  folder: string
  found: boolean
  zone: number
}

/** Those of other clouds in this worker. */
let others: number[]
beforeEach(async () => {
  others = (await processesBelow(process.pid)).map(({ pid }) => pid)
})

/** The processes of this test's clouds that hold no function yet. */
async function inReserve(served: number[]): Promise<number[]> {
  const below = await processesBelow(process.pid)
  return below
    .filter(({ command }) => command.includes('bootstrap.cjs'))
    .map(({ pid }) => pid)
    .filter((pid) => !served.includes(pid) && !others.includes(pid))
}

async function oneInReserve(served: number[]): Promise<number> {
  await expect.poll(() => inReserve(served)).toHaveLength(1)
  return (await inReserve(served))[0] ?? 0
}

test('the next first call gets the process in reserve, which is as if it had been started for it', async () => {
  const fresh = { source: look, memorySize: 512, envVariables: { OWN: 'mine' } }
  const cloud = await runCloud({ user: { fresh, reserved: { source: look, envVariables: { OWN: 'mine' } } } })
  const { pid: other, ...first } = await asAnn<Seen>(cloud, 'fresh')
  const waiting = await oneInReserve([other])
  const { pid, ...second } = await asAnn<Seen>(cloud, 'reserved')
  expect(pid).toBe(waiting)
  expect(await oneInReserve([other, pid])).not.toBe(pid)
  const plain = ({ folder, env, ...seen }: Omit<Seen, 'pid'>) => ({
    ...seen,
    cwd: seen.cwd === folder,
    argv: seen.argv[1] === folder,
    env: Object.keys(env).sort(),
    folder: env['NODE_PATH'] === folder,
  })
  expect(plain(second)).toEqual({ ...plain(first), args: ['--max-old-space-size=256'] })
})

test.each<[string, object]>([
  ['more memory', { memorySize: 512 }],
  ['options of Node.js', { envVariables: { NODE_OPTIONS: '--no-warnings' } }],
  ['another time zone', { envVariables: { TZ: 'Asia/Shanghai' } }],
  ['a language', { envVariables: { LANG: 'xx' } }],
  ['a debugger', { inspect: 0 }],
])('a function with %s has a process of its own', async (_what, options) => {
  const cloud: Cloud = await runCloud({ user: { f: { source: look, ...options } } })
  const waiting = await oneInReserve([])
  const { pid } = await asAnn<Seen>(cloud, 'f')
  expect(pid).not.toBe(waiting)
  expect(await oneInReserve([pid])).toBe(waiting)
})

test('it ends with the cloud', async () => {
  const cloud = await runCloud({ user: { f: look } })
  await oneInReserve([])
  await cloud.dispose()
  expect(await inReserve([])).toEqual([])
})

test('a process in reserve that somebody has ended is no loss', async () => {
  const cloud = await runCloud({ user: { f: look } })
  const waiting = await oneInReserve([])
  process.kill(waiting, 'SIGKILL')
  await expect.poll(() => inReserve([])).toEqual([])
  expect((await asAnn<Seen>(cloud, 'f')).pid).not.toBe(waiting)
})
