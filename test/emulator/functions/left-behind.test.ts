import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { processesBelow, stillRunning } from '../../setup/processes'
import { post, temporaryFolder, user, write } from '../fixture'

/** Each leaves its process id in a file, since one that loops can say nothing more. */
const functions = {
  idle: 'exports.main = () => here()',
  looping: 'exports.main = () => { here(); for (;;); }',
  'looping-while-it-loads': 'here(); for (;;);',
  'with-a-program': `exports.main = () => {
    here()
    require('child_process').spawn(process.execPath, ['-e', 'for (;;);'])
    return new Promise(() => {})
  }`,
}

const begin = "const here = () => require('fs').writeFileSync(process.env.HERE, String(process.pid))"

function configIn(folder: string): string {
  const deployed = Object.keys(functions).map((name) => [
    name,
    {
      folder: join(folder, name),
      timeout: 600,
      envVariables: { HERE: join(folder, `${name}.pid`) },
    },
  ])
  const options = {
    miniPrograms: [{ ...user, people: [{ openid: 'o1', name: 'x' }] }],
    environments: [{ env: user.env, appid: user.appid, functions: Object.fromEntries(deployed) as object }],
  }
  write(folder, {
    ...Object.fromEntries(
      Object.entries(functions).map(([name, source]) => [`${name}/index.js`, `${begin}\n${source}`]),
    ),
    'cloud.config.ts': `export default ${JSON.stringify(options)}`,
  })
  return join(folder, 'cloud.config.ts')
}

/** The emulator as `npm run emulator` starts it, in a group of its own as a terminal does, with every function called. */
async function running(): Promise<{ child: ChildProcess; emulator: number; all: number[] }> {
  const folder = temporaryFolder()
  const tsx = join('node_modules', 'tsx', 'dist', 'cli.mjs')
  const child = spawn(process.execPath, [tsx, 'emulator/cli.ts', configIn(folder)], { detached: true })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await expect.poll(() => output).toMatch(/runs at http/)
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? ''
  const { phone } = await post(`${url}/control/phones`, { appid: user.appid, openid: 'o1' })
  for (const name of Object.keys(functions))
    void post(`${url}/client/callFunction`, { phone, name }).catch(() => undefined)
  const pidOf = (name: string) => {
    const file = join(folder, `${name}.pid`)
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  }
  // Each function, the program that one of them runs, one process in reserve and what looks after them.
  const commands = async () => (await processesBelow(child.pid ?? 0)).map(({ command }) => command)
  await expect.poll(() => Object.keys(functions).filter((name) => pidOf(name) === 0)).toEqual([])
  await expect
    .poll(async () => (await commands()).filter((line) => line.includes('bootstrap.cjs')).length)
    .toBe(5)
  await expect.poll(commands).toContainEqual(expect.stringMatching(/-e for/))
  const below = await processesBelow(child.pid ?? 0)
  const emulator = below.find(({ command }) => command.includes('emulator/cli.ts'))?.pid ?? 0
  return { child, emulator, all: [...below.map(({ pid }) => pid), child.pid ?? 0] }
}

const toTheGroup = ({ pid = 0 }: ChildProcess, signal: NodeJS.Signals) => process.kill(-pid, signal)

test.each<[string, (started: { child: ChildProcess; emulator: number }) => unknown]>([
  [
    'two Ctrl-C within 30 ms',
    async ({ child }) => {
      toTheGroup(child, 'SIGINT')
      await sleep(15)
      toTheGroup(child, 'SIGINT')
    },
  ],
  ['kill -9 of the emulator', ({ emulator }) => void process.kill(emulator, 'SIGKILL')],
  ['kill -9 of all that the terminal knows', ({ child }) => void toTheGroup(child, 'SIGKILL')],
  ['a closed terminal', ({ child }) => void toTheGroup(child, 'SIGHUP')],
])('after %s no process is left: none of a function that loops, either', async (_what, end) => {
  const started = await running()
  onTestFinished(async () => {
    for (const { pid } of await stillRunning(started.all)) process.kill(pid, 'SIGKILL')
  })
  await end(started)
  await expect.poll(() => stillRunning(started.all)).toEqual([])
})
