import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cloud, type CloudOptions, createCloud } from '../../emulator/index'
import type { Figure } from '../figure'
import { quantile } from '../statistics'
import { measureForeign } from './foreign'
import { measurePeers } from './peers/peers'
import { measureQueries } from './queries'
import { measureStart } from './start'

const PEOPLE = 10_000
const IMPORTED = 100_000

const env = 'bench-1a2b'
const second = 'bench-3c4d'
const appid = 'wx00000000000000cc'
const person = { openid: 'oBench1234567890123456789Ann', name: 'Ann' }
const users = { indexes: [{ name: 'age', keys: { age: 1 as const } }] }

/** `npm run bench -- --emulator`: what the emulator itself takes, on disk, in a process that has loaded it. */
export async function measureEmulator(say: (what: string) => void): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    say('start')
    const began = performance.now()
    const cloud = await createCloud(optionsIn(dataDir), plant)
    await call(cloud)
    const first = performance.now() - began
    await cloud.dispose()
    say('start with that data')
    return [
      { what: 'first start, seed and first answered call', ms: first },
      ...(await measureStart(optionsIn(dataDir), say)),
      ...(await measureForeign(say)),
      ...(await measureRunning(optionsIn(dataDir), say)),
      ...(await measureBetweenTests(say)),
      ...(await measureQueries(say)),
      ...(await measurePeers(say)),
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measureRunning(options: CloudOptions, say: (what: string) => void): Promise<Figure[]> {
  const cloud = await createCloud(options)
  try {
    return await measureState(cloud, say)
  } finally {
    await cloud.dispose()
  }
}

async function measureState(cloud: Cloud, say: (what: string) => void): Promise<Figure[]> {
  say('reset')
  await cloud.database(env).remove('users', {})
  const reset = await timed(() => post(`${cloud.url}/control/reset`, '{}'))
  say('import')
  const file = lines(IMPORTED)
  const url = `${cloud.url}/control/collections/${env}/imported/import?format=json`
  const imported = await timed(() => post(url, file))
  await cloud.database(env).removeCollection('imported')
  return [
    { what: `reset, ${PEOPLE} people come back`, ms: reset, target: 500 },
    { what: `import of ${IMPORTED} documents`, ms: imported },
  ]
}

const TESTS = 50

/** `cloud.reset()` as a test file uses it: all in memory, a small seed, and a function that has just been called. */
async function measureBetweenTests(say: (what: string) => void): Promise<Figure[]> {
  say('reset between tests')
  const { dataDir: _, ...inMemory } = optionsIn('')
  const cloud = await createCloud(inMemory, async (empty) => {
    await empty.database(env).insert(
      'users',
      Array.from({ length: 100 }, (_, n) => someone(n)),
    )
  })
  try {
    const times: number[] = []
    for (let i = 0; i < TESTS; i++) {
      await call(cloud)
      await cloud.database(env).remove('users', {})
      times.push(await timed(() => cloud.reset()))
    }
    return [
      { what: 'reset between tests in memory, p50', ms: quantile(times, 0.5), target: 20 },
      { what: 'reset between tests in memory, p95', ms: quantile(times, 0.95) },
    ]
  } finally {
    await cloud.dispose()
  }
}

const optionsIn = (dataDir: string) => ({
  miniPrograms: [{ appid, secret: 'any', name: 'bench', people: [person] }],
  environments: [
    {
      env,
      appid,
      collections: { users, imported: users },
      functions: { empty: { folder: join(import.meta.dirname, '../functions/instant') } },
    },
    { env: second, appid, collections: { users } },
  ],
  dataDir,
})

const plant = async (cloud: Cloud) => {
  const people = Array.from({ length: PEOPLE }, (_, n) => someone(n))
  for (const each of [env, second]) await cloud.database(each).insert('users', people)
}

const someone = (n: number) => ({ _id: `p${n}`, name: '林晓雨', age: n % 90, sex: n % 3, tel: `138${n}`, n })

const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => JSON.stringify(someone(n))).join('\n')

const call = (cloud: Cloud) => cloud.callFunction({ appid, openid: person.openid, name: 'empty', data: {} })

async function post(url: string, body: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', body })
  if (!response.ok) throw new Error(await response.text())
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
