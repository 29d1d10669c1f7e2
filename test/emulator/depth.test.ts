import Sqlite from 'libsql'
import { ChildProcess } from 'node:child_process'
import { console as toInspector } from 'node:inspector'
import { type Runtime, Session } from 'node:inspector/promises'
import { relative } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ann, asAnn, optionsOf, post, runCloud, temporaryFolder, user } from './fixture'

/**
 * How many files a call passes, which somebody has to open who follows it from a door of the emulator to the disk, or to
 * the function's process: those of all functions that are under way at that moment, as a debugger shows them across
 * every `await`.
 */
const session = new Session()
let stacks: Runtime.StackTrace[] = []

beforeEach(async () => {
  session.connect()
  session.on('Runtime.consoleAPICalled', ({ params: { type, stackTrace } }) => {
    if (type === 'trace' && stackTrace) stacks.push(stackTrace)
  })
  await session.post('Runtime.enable')
  await session.post('Debugger.enable')
  await session.post('Debugger.setAsyncCallStackDepth', { maxDepth: 100 })
})
afterEach(() => {
  vi.restoreAllMocks()
  session.removeAllListeners()
  session.disconnect()
})

/** The debugger is told of the moment. */
const told = <Arguments extends unknown[], Result>(act: (this: unknown, ...given: Arguments) => Result) =>
  function (this: unknown, ...given: Arguments): Result {
    toInspector.trace()
    return act.apply(this, given)
  }

/** From the door inwards: what is before it listens to everything alike. */
function filesPassed(stack: Runtime.StackTrace): string[] {
  const files = new Set<string>()
  for (let part: Runtime.StackTrace | undefined = stack; part; part = part.parent)
    for (const { url } of part.callFrames) {
      const file = relative(process.cwd(), url.replace('file://', '').replace(/\?.*/, ''))
      if (file.startsWith('emulator/')) files.add(file)
    }
  const inwards = [...files].reverse()
  return inwards.slice(inwards.findIndex((file) => file.startsWith('emulator/doors/')))
}

const WRITES = {
  add: `notes.add({ data: { n: 1 } })`,
  'set of what is there': `notes.doc(write).set({ data: { n: 2 } })`,
  'set of what is not': `notes.doc('new').set({ data: { n: 2 } })`,
  'update of one': `notes.doc(write).update({ data: { n: _.inc(1) } })`,
  'update of all that fit': `notes.where({ n: _.gt(0) }).update({ data: { n: _.inc(1) } })`,
  'remove of one': `notes.doc(write).remove()`,
  'remove of all that fit': `notes.where({ n: 1 }).remove()`,
  transaction: `db.runTransaction((all) => all.collection('notes').doc(write).update({ data: { n: 3 } }))`,
  createCollection: `db.createCollection('more')`,
}

const writing = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const _ = db.command
const notes = db.collection('notes')
const writes = { ${Object.entries(WRITES)
  .map(([name, write]) => `'${name}': (write) => ${write}`)
  .join()} }
exports.main = ({ write }) => write && writes[write](write)`

const keptCloud = () => {
  const { environments } = optionsOf({ user: { f: { source: writing, timeout: 20 } } })
  return runCloud({
    options: {
      environments: environments.map((each) => ({ ...each, collections: { notes: {} } })),
      dataDir: temporaryFolder(),
    },
  })
}

test('from the door to the disk a write of the SDK passes at most 14 files', async () => {
  const { exec } = Sqlite.prototype
  const commit = told(exec)
  vi.spyOn(Sqlite.prototype, 'exec').mockImplementation(function (this: Sqlite.Database, sql) {
    return (sql === 'COMMIT' ? commit : exec).call(this, sql)
  })
  const cloud = await keptCloud()
  for (const write of Object.keys(WRITES)) {
    await cloud.database(user.env).insert('notes', [{ _id: write, n: 1 }])
    stacks = []
    await asAnn(cloud, 'f', { write })
    expect(stacks, write).toHaveLength(1)
    const [files = []] = stacks.map(filesPassed)
    expect(files[0]).toBe('emulator/doors/server-sdk/routes.ts')
    expect(files).toContain('emulator/database/storage/sqlite-file.ts')
    expect(files.length, `${write}:\n${files.join('\n')}`).toBeLessThanOrEqual(14)
  }
})

test("a phone's call passes at most 16 files to the function's process, cold and warm", async () => {
  const spawned = ChildProcess.prototype as unknown as {
    spawn(this: ChildProcess, options: unknown): number
  }
  const { spawn } = spawned
  vi.spyOn(spawned, 'spawn').mockImplementation(function (this: ChildProcess, options) {
    const result = spawn.call(this, options)
    this.send = told(this.send) as typeof this.send
    return result
  })
  const cloud = await keptCloud()
  const { phone } = await post(`${cloud.url}/control/phones`, { appid: user.appid, openid: ann.openid })
  // A process that is started is told first what it is to run.
  for (const messages of [2, 1]) {
    stacks = []
    expect(await post(`${cloud.url}/client/callFunction`, { phone, name: 'f' })).not.toHaveProperty('errCode')
    expect(stacks).toHaveLength(messages)
    for (const files of stacks.map(filesPassed)) {
      expect(files[0]).toBe('emulator/doors/phone/routes.ts')
      expect(files.length, files.join('\n')).toBeLessThanOrEqual(16)
    }
  }
})
