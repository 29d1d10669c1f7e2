import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Cloud } from '../../../emulator'
import { asAnn, runCloud } from '../fixture'

const SOURCE = `exports.main = async (event) => {
  const doubled = (event.n ?? 0) * 2
  return { doubled, pid: process.pid }
}`
const TIMEOUT = 1.5

async function inspected() {
  const cloud = await runCloud({ user: { f: { source: SOURCE, timeout: TIMEOUT, inspect: 0 } } })
  const first = await asAnn<{ pid: number }>(cloud, 'f')
  return { cloud, pid: first.pid, address: addressIn(cloud) }
}

const addressIn = (cloud: Cloud) => {
  const lines = cloud.calls().flatMap(({ logs = [] }) => logs.map((log) => JSON.stringify(log)))
  return /ws:\/\/(127\.0\.0\.1:\d+)\//.exec(lines.join('\n'))?.[1] ?? 'no address in the log'
}

/** Node's own debugger, which speaks the inspector's protocol over its WebSocket. */
async function debuggerAt(address: string) {
  const child = spawn(process.execPath, ['inspect', address])
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const sees = (what: RegExp) => expect.poll(() => output, { timeout: 60_000 }).toMatch(what)
  await sees(/ok[^]*debug>/)
  return { type: (command: string) => child.stdin.write(`${command}\n`), sees }
}

test('a debugger attaches to a function, its breakpoint is hit, and nobody hurries it', async () => {
  const { cloud, pid, address } = await inspected()
  const { type, sees } = await debuggerAt(address)
  type("setBreakpoint('index.js', 3)")
  await sees(/debug>[^]*debug>/)
  const answer = asAnn(cloud, 'f', { n: 21 })
  await sees(/break in [^]*index\.js:3/)
  type("exec('doubled')")
  await sees(/\b42\b/)
  await sleep(TIMEOUT * 1000 * 2)
  type('cont')
  expect(await answer).toEqual({ doubled: 42, pid })
})

test('an inspected function has one instance; without a debugger its time-out counts', async () => {
  const slow = `exports.main = (event) => new Promise((done) => setTimeout(() => done(process.pid), event.ms))`
  const cloud = await runCloud({ user: { f: { source: slow, timeout: TIMEOUT, inspect: 0 } } })
  const pids = await Promise.all([1, 2, 3].map(() => asAnn(cloud, 'f', { ms: 20 })))
  expect(new Set(pids).size).toBe(1)
  await expect(asAnn(cloud, 'f', { ms: 5000 })).rejects.toThrow('timed out')
})

test('a port that is none is refused in a sentence', async () => {
  const wrong = { user: { f: { source: SOURCE, inspect: 70_000 } } }
  await expect(runCloud(wrong)).rejects.toThrow('cannot be inspected on port 70000')
})
