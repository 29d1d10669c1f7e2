import { BSONRegExp } from 'bson'
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import fc from 'fast-check'
import Sqlite from 'libsql'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type DatabaseOptions, openDatabase } from '../../../emulator/database/database'

const folder = mkdtempSync(join(tmpdir(), 'duet-database-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const newFile = () => join(folder, `${++files}.sqlite`)

async function reopened(
  options: DatabaseOptions,
  write: (database: ReturnType<typeof openDatabase>) => Promise<unknown>,
) {
  const database = openDatabase(options)
  await write(database)
  await database.close()
  return openDatabase(options)
}

describe('after a restart', () => {
  it('every document is as it was, in the order they came', async () => {
    const documents: Record<string, unknown>[] = [
      {
        _id: 'z',
        at: new Date(5),
        list: [1, { a: null }],
        big: 2 ** 40,
        tiny: 1e-9,
        pattern: new BSONRegExp('a', 'i'),
      },
      { _id: 3, text: '名字 \u0000"' },
      { _id: 'a', toString: 1, nested: { deep: [[]] } },
    ]
    const database = await reopened({ file: newFile(), collections: { users: {} } }, async (first) => {
      await first.insert('users', documents)
      await first.insert('users', [{ _id: 'gone' }])
      await first.remove('users', { _id: 'gone' })
      const request = { collectionName: 'users', query: '{"_id":"z"}', data: '{"$set":{"late":1}}' }
      await first.execute('database.modifyDocument', request)
    })
    expect(database.find('users')).toEqual([{ ...documents[0], late: 1 }, documents[1], documents[2]])
    await database.close()
  })

  it('any document at all is as it was', async () => {
    const name = fc.string({ unit: 'binary' }).filter((text) => !/^\$|^__proto__$|\0/.test(text))
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }))
    const documents = fc.sample(value, 300).map((field, _id) => ({ _id, field }))
    const database = await reopened({ file: newFile(), collections: { users: {} } }, (first) =>
      first.insert('users', documents),
    )
    expect(database.find('users')).toEqual(documents)
    await database.close()
  })

  it('collections made at run time, and empty ones, are there', async () => {
    const database = await reopened({ file: newFile(), collections: { users: {} } }, (first) =>
      first.execute('database.addCollection', { collectionName: 'made' }),
    )
    expect(database.collections().sort()).toEqual(['made', 'users'])
    await database.close()
  })

  it('unique indexes still know what is taken', async () => {
    const users = { indexes: [{ name: 'tel', unique: true, keys: { tel: 1 as const } }] }
    const database = await reopened({ file: newFile(), collections: { users } }, (first) =>
      first.insert('users', [{ tel: '1' }]),
    )
    await expect(database.insert('users', [{ tel: '1' }])).rejects.toThrow('E11000')
    await database.close()
  })

  it('a new unique index that the documents break is a clear error, and the file can still be opened without', async () => {
    const file = newFile()
    const first = openDatabase({ file, collections: { users: {} } })
    await first.insert('users', [{ tel: '1' }, { tel: '1' }])
    await first.close()
    const users = { indexes: [{ name: 'tel', unique: true, keys: { tel: 1 as const } }] }
    expect(() => openDatabase({ file, collections: { users } })).toThrow(/E11000.*users index: tel/)
    const again = openDatabase({ file })
    expect(again.count('users')).toBe(2)
    await again.close()
  })
})

describe('the file', () => {
  it('is one that any SQLite tool reads, while the emulator runs', async () => {
    const file = newFile()
    const database = openDatabase({ file, collections: { users: {} } })
    await database.insert('users', [{ _id: 'li', age: 20 }])
    const tool = new Sqlite(file)
    expect(tool.prepare('SELECT collection, _id, document FROM documents').get()).toMatchObject({
      collection: 'users',
      _id: '"li"',
      document: '{"_id":"li","age":{"$numberInt":"20"}}',
    })
    tool.close()
    await database.close()
  })

  it('belongs to one emulator at a time', async () => {
    const file = newFile()
    const database = openDatabase({ file })
    expect(() => openDatabase({ file })).toThrow('is in use by another emulator')
    await database.close()
    await openDatabase({ file }).close()
  })

  it('that is none of ours is refused and left alone', () => {
    const file = newFile()
    writeFileSync(
      file,
      'a letter to my aunt, which is longer than the header of a database file would be, I hope',
    )
    expect(() => openDatabase({ file })).toThrow(file)
  })

  it('that refuses a write: the writer is told, and nobody ever sees the document', async () => {
    const file = newFile()
    const database = openDatabase({ file, collections: { users: {} } })
    await database.insert('users', [{ _id: 'a', n: 1 }])
    const tool = new Sqlite(file)
    tool.exec("CREATE TRIGGER full BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    const writes = [database.insert('users', [{ _id: 'b' }]), database.remove('users', { _id: 'a' })]
    const read = database.execute('database.getDocument', { collectionName: 'users' })
    for (const answer of [...writes, read]) await expect(answer).rejects.toMatchObject({ code: 'SYS_ERR' })
    expect(database.find('users')).toEqual([{ _id: 'a', n: 1 }])
    tool.exec('DROP TRIGGER full')
    tool.close()
    await database.insert('users', [{ _id: 'b' }])
    expect(database.count('users')).toBe(2)
    await database.close()
  })
})

const count = (documents: Record<string, unknown>[], field: string, value: number) =>
  documents.filter((document) => document[field] === value).length

/** Built once: 20 starts of tsx would take longer than all the writing. */
const writers = buildWriters()
afterAll(async () => rmSync(await writers, { force: true }))

async function buildWriters(): Promise<string> {
  const outfile = resolve('.cache', `writers-${process.pid}.mjs`)
  const entryPoints = [join(import.meta.dirname, 'fixtures/writers.ts')]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' })
  return outfile
}

/** Starts writers on the file and kills them after so many acknowledgements. @returns all of them */
async function killedInTheMiddle(file: string, after: number): Promise<string[]> {
  // A file, not a pipe: what was written to it survives the kill, and it is never full.
  const acks = `${file}-acks-${after}`
  const output = openSync(acks, 'a')
  const child = spawn(process.execPath, [await writers, file], {
    stdio: ['ignore', output, 'inherit'],
  })
  const closed = new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)))
  // The last line may be half of one.
  const acknowledged = () => readFileSync(acks, 'utf8').split('\n').slice(0, -1)
  const kinds = () => new Set(acknowledged().map((line) => line.split(' ')[0]))
  const enough = () => acknowledged().length > after && kinds().size === 5
  await vi.waitUntil(() => enough() || child.exitCode !== null, { timeout: 60_000, interval: 5 })
  child.kill('SIGKILL')
  expect(await closed).toBe('SIGKILL')
  closeSync(output)
  return acknowledged()
}

describe('kill -9 in the middle of 20 writers', () => {
  it('loses nothing that was acknowledged and leaves nothing half done, 20 times over', async () => {
    const file = newFile()
    const acknowledged: string[] = []
    for (let after = 20; after <= 400; after += 20) {
      acknowledged.push(...(await killedInTheMiddle(file, after)))
      const database = openDatabase({ file })
      const of = (kind: string) =>
        acknowledged.filter((line) => line.startsWith(kind)).map((line) => line.split(' ')[1])
      const added = new Set(database.find('adds').map(({ _id }) => _id))
      expect(of('add').filter((id) => !added.has(id))).toEqual([])
      const pairs = new Set(database.find('pairs').map(({ _id }) => String(_id)))
      expect(of('pair').filter((n) => !pairs.has(`${n}-left`))).toEqual([])
      expect(
        [...pairs].filter(
          (id) => !pairs.has(id.replace(/left|right/, (side) => (side === 'left' ? 'right' : 'left'))),
        ),
      ).toEqual([])
      const total = Number(database.find('counters')[0]?.['n'])
      expect(total).toBeGreaterThanOrEqual(Math.max(...of('inc').map(Number)))
      const [left, right] = database.find('twins').map(({ n }) => Number(n))
      expect(left).toBe(right)
      expect(left).toBeGreaterThanOrEqual(Math.max(...of('both').map(Number)))
      const money = database.find('accounts').map((account) => Number(account['money']))
      const moved = database.find('transfers')
      expect(of('transfer').filter((id) => !moved.some(({ _id }) => _id === id))).toEqual([])
      expect(money).toEqual(
        money.map((_, account) => 1000 - count(moved, 'from', account) + count(moved, 'to', account)),
      )
      await database.close()
    }
    expect(acknowledged.filter((line) => line.startsWith('transfer')).length).toBeGreaterThanOrEqual(20)
    expect(acknowledged.length).toBeGreaterThan(500)
  })
})
