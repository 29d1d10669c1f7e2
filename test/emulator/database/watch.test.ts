import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { SqliteFile } from '../../../emulator/database/storage/sqlite-file'
import type { WatchEvent } from '../../../emulator/database/watch/doc-change'
import { temporaryFolder } from '../fixture'

const ids = ({ docChanges }: WatchEvent) => docChanges.map(({ dataType, docId }) => `${dataType} ${docId}`)

test('tells of nothing that the disk refused, and goes on', async () => {
  const database = openDatabase({ file: join(temporaryFolder(), 'd.sqlite'), collections: { notes: {} } })
  const events: WatchEvent[] = []
  const failed = vi.fn()
  const watching = await database.watch(
    { collectionName: 'notes' },
    { changed: (event) => void events.push(event), failed },
  )
  onTestFinished(async () => {
    watching.close()
    await database.close()
  })
  const written = vi.spyOn(SqliteFile.prototype, 'write')
  written.mockImplementationOnce(() => {
    throw new Error('the disk is full')
  })
  await expect(database.insert('notes', [{ _id: 'lost' }])).rejects.toMatchObject({ code: 'SYS_ERR' })
  written.mockRestore()
  await database.insert('notes', [{ _id: 'kept' }])
  await expect.poll(() => events.map(ids)).toEqual([['add "kept"']])
  expect(failed).not.toHaveBeenCalled()
})

test('tells of writes together that come to lie on the disk together', async () => {
  const database = openDatabase({ file: join(temporaryFolder(), 'd.sqlite'), collections: { notes: {} } })
  const events: WatchEvent[] = []
  const watching = await database.watch(
    { collectionName: 'notes' },
    { changed: (event) => void events.push(event), failed: () => undefined },
  )
  onTestFinished(async () => {
    watching.close()
    await database.close()
  })
  await Promise.all(['a', 'b', 'c'].map((_id) => database.insert('notes', [{ _id }])))
  await expect.poll(() => events.flatMap(ids).sort()).toEqual(['add "a"', 'add "b"', 'add "c"'])
  expect(events.at(-1)?.docIds).toEqual(['"c"', '"b"', '"a"'])
})
