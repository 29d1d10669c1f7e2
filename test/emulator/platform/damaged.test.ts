import Sqlite from 'libsql'
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCloud } from '../../../emulator/index'
import { post, temporaryFolder } from '../fixture'
import { appid, env, keptIn } from './fixtures/kept-cloud'

/** A data folder in which everything has something to lose, as a later start finds it. */
async function keptFolder(): Promise<string> {
  const [used, kept] = [temporaryFolder(), temporaryFolder()]
  const cloud = await createCloud(keptIn(used))
  const notes = Array.from({ length: 300 }, (_, _id) => ({ _id, text: 'x'.repeat(100) }))
  await cloud.database(env).insert('notes', notes)
  await cloud.storage(env).put('a.txt', Buffer.from('hello'), 'text/plain')
  await post(`${cloud.url}/control/people`, { appid, name: 'Ann' })
  await cloud.snapshots.save('one')
  await cloud.dispose()
  // libsql lets go of its files late: what lies in the logs is put into the files, and a copy taken.
  for (const file of ['snapshots.sqlite', join(env, 'database.sqlite')]) {
    const sqlite = new Sqlite(join(used, file))
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    sqlite.close()
  }
  const apart = /-(wal|shm|lock)$/
  cpSync(used, kept, { recursive: true, filter: (file) => !apart.test(file) })
  return kept
}

const FILES = {
  'the database': join(env, 'database.sqlite'),
  'the snapshots': 'snapshots.sqlite',
  'the secret': join('storage', 'secret'),
  'the people': 'people.json',
  "an uploaded file's record": join('storage', '*.json'),
  'a lock': join(env, 'database.sqlite-lock'),
}

const pathOf = (folder: string, file: string) =>
  file.includes('*')
    ? join(
        folder,
        'storage',
        readdirSync(join(folder, 'storage')).find((name) => name.endsWith('.json')) ?? '',
      )
    : join(folder, file)

const DAMAGES: Record<string, (file: string) => void> = {
  truncated: (file) => truncateSync(file, Math.floor(statSync(file).size / 2) + 3),
  garbage: (file) => writeFileSync(file, 'a letter to my aunt, '.repeat(500)),
  empty: (file) => writeFileSync(file, ''),
  'another JSON': (file) => writeFileSync(file, '[1]'),
  null: (file) => writeFileSync(file, 'null'),
}

const cases = Object.entries(FILES).flatMap(([what, file]) =>
  Object.entries(DAMAGES)
    // An empty lock is as good as none; and there is nothing in one that could be cut off.
    .filter(([how]) => what !== 'a lock' || !['empty', 'truncated'].includes(how))
    .map(([how, damage]) => [what, how, file, damage] as const),
)

test.each(cases)(
  '%s: %s – the start says which file, and what to do, and then it starts',
  async (...given) => {
    const [, , file, damage] = given
    const folder = await keptFolder()
    const path = pathOf(folder, file)
    damage(path)
    const before = readFileSync(path)
    const error = await createCloud(keptIn(folder)).then(
      () => undefined,
      (reason: unknown) => reason as Error,
    )
    expect(error?.message).toMatch(/^\S+ is damaged: .+\. Put a copy of it back, or delete it: .+\.$/s)
    expect(error?.message).toContain(`${path} is damaged`)
    expect(readFileSync(path)).toEqual(before)

    rmSync(path)
    const cloud = await createCloud(keptIn(folder))
    onTestFinished(() => cloud.dispose())
    expect(cloud.database(env).count('notes')).toBe(file.endsWith('database.sqlite') ? 0 : 300)
  },
)
