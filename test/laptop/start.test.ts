import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { State } from '../../emulator/control/state'
import { projectRoot } from '../../laptop/taro'
import { processesBelow, stillRunning } from '../setup/processes'
import { type Started, startIn } from './project-copy'

it('npm start prints an address where both phones and the seeded people are, and Ctrl-C ends everything', async () => {
  const { child, url, said, data } = await start(await freePort())
  expect((await fetch(url)).headers.get('content-type')).toContain('text/html')
  const state = (await (await fetch(`${url}/control/state`)).json()) as State
  const [user, admin] = state.miniPrograms
  expect([user?.people.length, admin?.people.length]).toEqual([13, 2])
  for (const app of [user, admin]) expect((await fetch(`${url}${app?.h5 ?? ''}`)).ok).toBe(true)
  const users = state.environments
    .flatMap(({ collections }) => collections)
    .find(({ name }) => name === 'users')
  expect(users?.count).toBe(12)
  expect(said()).toMatch(/Administrator's code\s+\w{8} \(of no use while there is an administrator/)
  expect(said()).toContain(`${data}/ (delete it to begin anew)`)

  const mine = (await processesBelow(child.pid ?? 0)).map(({ pid }) => pid)
  child.kill('SIGINT')
  expect(await ended(child)).toBe(0)
  await expect(fetch(url)).rejects.toThrow()
  await expect.poll(() => stillRunning(mine)).toEqual([])
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

it.each(['abc', '0', '70000', '80.5', '-1', '1e3', ' '])(
  'npm start refuses PORT=%j at once, in a sentence, and builds nothing',
  async (port) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'laptop/start.ts'], {
      cwd: projectRoot,
      env: { ...process.env, PORT: port },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    expect(await ended(child)).toBe(1)
    expect(output.trim()).toBe(`PORT is "${port}"; it must be a whole number from 1 to 65535.`)
  },
  60_000,
)

async function start(port: number): Promise<Started & { data: string }> {
  const data = await mkdtemp(join(tmpdir(), 'duet-start-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const started = await startIn(projectRoot, { PORT: String(port), DUET_DATA: data })
  onTestFinished(() => void started.child.kill('SIGKILL'))
  return { ...started, data }
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
