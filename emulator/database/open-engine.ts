import type { CollectionOptions } from '../shared/options'
import { Engine } from './engine/engine'
import { lockFile } from '../shared/file-lock'
import { GroupCommit } from './storage/group-commit'
import { SqliteFile } from './storage/sqlite-file'

export interface OpenEngine {
  engine: Engine
  close(): Promise<void>
}

type Collections = Record<string, CollectionOptions>

/** Brings everything the file knows into memory, and makes the collections that are still missing. */
export function openEngine(file: string | undefined, collections: Collections = {}): OpenEngine {
  return file === undefined ? openInMemory(collections) : openFile(file, collections)
}

function openInMemory(collections: Collections): OpenEngine {
  const engine = new Engine(collections)
  engine.addMissing()
  return { engine, close: () => engine.settled() }
}

function openFile(file: string, collections: Collections): OpenEngine {
  const unlock = lockFile(file)
  let sqlite: SqliteFile | undefined
  const release = () => {
    sqlite?.close()
    unlock()
  }
  try {
    const opened = (sqlite = new SqliteFile(file))
    const engine = new Engine(collections, new GroupCommit(opened))
    restore(engine, opened)
    engine.addMissing()
    return { engine, close: () => engine.settled().finally(release) }
  } catch (error) {
    release()
    const { message } = sqlite?.explained(error) ?? (error as Error)
    throw new Error(message.startsWith(file) ? message : `${file}: ${message}`, { cause: error })
  }
}

function restore(engine: Engine, sqlite: SqliteFile): void {
  for (const name of sqlite.collections()) engine.restoreCollection(name)
  for (const { collection, document } of sqlite.documents())
    engine.restoreCollection(collection).insert(document)
}
