import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packages } from '../stage/folders'
import { median } from '../statistics'
import { openPhone } from './phone'
import type { Figure } from '../figure'

const emulator = join(import.meta.dirname, '../../emulator')
const FUNCTIONS = 40
const ROUNDS = 3
const appid = 'wx00000000000000cc'

/** As people write it: it loads the real SDK and asks the database once. */
const SOURCE = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async () => (await cloud.database().collection('notes').count()).total`

/**
 * What somebody waits for who starts the emulator in a project that knows nothing of it: 40 functions in plain
 * JavaScript and no configuration. In a new process each time, of the package as it is published.
 */
export async function measureForeign(say: (what: string) => void): Promise<Figure[]> {
  say('the package')
  execFileSync(process.execPath, ['--import', 'tsx', join(emulator, 'build.ts')])
  const folder = foreignProject()
  try {
    const rounds: Round[] = []
    while (rounds.length < ROUNDS) {
      say('a foreign project')
      rounds.push(await started(folder))
    }
    const middle = (of: keyof Round) => median(rounds.map((round) => round[of]))
    return [
      { what: 'a foreign project, from the command to its page', ms: middle('page'), target: 1_000 },
      { what: '  then its first call, which loads the SDK', ms: middle('first'), target: 2_000 },
      { what: `  then ${FUNCTIONS - 1} other functions at once, all cold`, ms: middle('all') },
      { what: '  until the first of these has answered', ms: middle('soonest') },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Round {
  page: number
  first: number
  all: number
  soonest: number
}

const nameOf = (n: number) => `f${n}`

function foreignProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-foreign-'))
  writeFileSync(
    join(folder, 'project.config.json'),
    JSON.stringify({ appid, cloudfunctionRoot: 'functions/' }),
  )
  for (let n = 0; n < FUNCTIONS; n++) {
    const own = join(folder, 'functions', nameOf(n))
    mkdirSync(own, { recursive: true })
    writeFileSync(join(own, 'index.js'), SOURCE)
    writeFileSync(join(own, 'package.json'), JSON.stringify({ dependencies: { 'wx-server-sdk': '*' } }))
    symlinkSync(packages, join(own, 'node_modules'))
  }
  return folder
}

async function started(folder: string): Promise<Round> {
  const began = performance.now()
  const command = [join(emulator, 'dist/cli.js'), folder, '--port', '0']
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  try {
    const url = await addressIn(child.stdout)
    await (await fetch(url)).text()
    const page = performance.now() - began
    const phone = await openPhone(url, appid)
    const since = performance.now()
    await phone.callFunction(nameOf(0), {})
    const first = performance.now() - since
    const atOnce = performance.now()
    const others = Array.from({ length: FUNCTIONS - 1 }, (_, n) => phone.callFunction(nameOf(n + 1), {}))
    const soonest = Promise.race(others).then(() => performance.now() - atOnce)
    await Promise.all(others)
    return { page, first, all: performance.now() - atOnce, soonest: await soonest }
  } finally {
    child.kill('SIGINT')
    await gone
  }
}

async function addressIn(output: AsyncIterable<Buffer>): Promise<string> {
  let said = ''
  for await (const chunk of output) {
    said += chunk.toString()
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? []
    if (url !== undefined) return url
  }
  throw new Error(`The emulator did not say where it is: ${said}`)
}
