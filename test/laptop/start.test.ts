import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import type { State } from '../../emulator/control/state'
import { projectRoot } from '../../laptop/taro'

it('npm start prints an address where both phones and the seeded people are, and Ctrl-C ends everything', async () => {
  const { child, url, said } = await start(await freePort())
  expect((await fetch(url)).headers.get('content-type')).toContain('text/html')
  const state = (await (await fetch(`${url}/control/state`)).json()) as State
  const [user, admin] = state.miniPrograms
  expect([user?.people.length, admin?.people.length]).toEqual([13, 2])
  for (const app of [user, admin]) expect((await fetch(`${url}${app?.h5 ?? ''}`)).ok).toBe(true)
  const users = state.environments
    .flatMap(({ collections }) => collections)
    .find(({ name }) => name === 'users')
  expect(users?.count).toBe(12)
  expect(said()).toMatch(/Administrator's code\s+\w{8}/)

  const mine = below(await processes(), child.pid ?? 0)
  child.kill('SIGINT')
  expect(await ended(child)).toBe(0)
  await expect(fetch(url)).rejects.toThrow()
  await expect
    .poll(async () =>
      (await processes()).filter(({ pid, state }) => mine.includes(pid) && !state.startsWith('Z')),
    )
    .toEqual([])
})

it('npm start takes the next port when somebody uses the wanted one, and says so', async () => {
  const taken = await listening()
  onTestFinished(() => void taken.close())
  const { port } = taken.address() as AddressInfo
  const { child, url, said } = await start(port)
  expect(said()).toContain(`Port ${port} is in use; trying ${port + 1}.`)
  expect((await fetch(url)).ok).toBe(true)
  child.kill('SIGTERM')
  expect(await ended(child)).toBe(0)
})

async function start(port: number): Promise<{ child: ChildProcess; url: string; said: () => string }> {
  const data = await mkdtemp(join(tmpdir(), 'duet-start-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const child = spawn(process.execPath, ['--import', 'tsx', 'laptop/start.ts'], {
    cwd: projectRoot,
    env: { ...process.env, PORT: String(port), DUET_DATA: data },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const url = await new Promise<string>((found, failed) => {
    child.stdout.on('data', () => {
      const address = /side by side\s+(http\S+)\//.exec(output)?.[1]
      if (address) found(address)
    })
    child.on('exit', () => failed(new Error(output)))
  })
  return { child, url, said: () => output }
}

const ended = (child: ChildProcess) => new Promise((done) => child.on('exit', done))

async function listening(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function freePort(): Promise<number> {
  const server = await listening()
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

interface Process {
  pid: number
  parent: number
  /** Z is one that has ended and that nobody has asked about. */
  state: string
}

async function processes(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat='])
  return stdout.split('\n').map((line) => {
    const [pid = '', parent = '', state = ''] = line.trim().split(/\s+/)
    return { pid: Number(pid), parent: Number(parent), state }
  })
}

const below = (all: Process[], pid: number): number[] =>
  all.filter(({ parent }) => parent === pid).flatMap((child) => [child.pid, ...below(all, child.pid)])
