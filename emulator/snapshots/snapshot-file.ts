import type Sqlite from 'libsql'
import { setImmediate as turn } from 'node:timers/promises'
import type { DatabaseState, Document, StoredDocument, StoredState } from '../database/document'
import { decode, encode } from '../database/ejson'
import { explained, openSqlite, rollBack, transact } from '../shared/sqlite'
import type { Entry } from '../storage/objects/object-folder'

/** What a cloud holds. */
export interface CloudState<State = DatabaseState> {
  /** By environment. */
  databases: Map<string, State>
  /** What is known of the stored files; their bytes stay where they are. */
  objects: Entry[]
}

export interface Snapshot {
  name: string
  /** ms since 1970, by the emulator's clock */
  at: number
}

/** A name is a value in it and never part of a path. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS snapshots (name TEXT PRIMARY KEY, at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS collections (
    position INTEGER PRIMARY KEY, snapshot TEXT NOT NULL, env TEXT NOT NULL, name TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS documents (
    snapshot TEXT NOT NULL, collection INTEGER NOT NULL, position INTEGER NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (snapshot, collection, position)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS objects (snapshot TEXT NOT NULL, entry TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS restoring (snapshot TEXT NOT NULL);
`

const WITHOUT =
  'all snapshots are gone then, and what is there at the next start is what a reset goes back to.'

/** Documents between two turns of the event loop. */
const AT_ONCE = 1000

/** The SQLite file of the snapshots. Calls to `save` must not overlap. */
export class SnapshotFile {
  readonly #sqlite: Sqlite.Database

  /** @param file left out: in memory */
  constructor(readonly file = ':memory:') {
    this.#sqlite = openSqlite(file, WITHOUT, (sqlite) => {
      sqlite.pragma('auto_vacuum = FULL')
      sqlite.pragma('journal_mode = WAL')
      sqlite.pragma('synchronous = FULL')
      sqlite.exec(SCHEMA)
    })
  }

  /** In the order in which they were made. */
  list(): Snapshot[] {
    const rows = () => this.#sqlite.prepare('SELECT name, at FROM snapshots ORDER BY rowid').all()
    return this.#read(rows) as Snapshot[]
  }

  /** The whole of it, or nothing. Others are served meanwhile. */
  async save({ name, at }: Snapshot, { databases, objects }: CloudState): Promise<void> {
    const sql = this.#sqlite
    const addCollection = sql.prepare('INSERT INTO collections (snapshot, env, name) VALUES (?, ?, ?)')
    const addDocument = sql.prepare('INSERT INTO documents VALUES (?, ?, ?, ?)')
    const addObject = sql.prepare('INSERT INTO objects VALUES (?, ?)')
    sql.exec('BEGIN')
    try {
      sql.prepare('INSERT INTO snapshots VALUES (?, ?)').run(name, at)
      for (const [env, collections] of databases)
        for (const [collection, documents] of collections) {
          const { lastInsertRowid } = addCollection.run(name, env, collection)
          for (const [position, document] of documents.entries()) {
            addDocument.run(name, lastInsertRowid, position, encode(document))
            if (position % AT_ONCE === AT_ONCE - 1) await turn()
          }
        }
      for (const entry of objects) addObject.run(name, JSON.stringify(entry))
      sql.exec('COMMIT')
    } catch (error) {
      rollBack(sql)
      throw this.#explained(error)
    }
  }

  load(name: string): CloudState<StoredState> {
    return this.#read(() => this.#load(name))
  }

  #load(name: string): CloudState<StoredState> {
    const documentsOf = this.#sqlite
      .prepare('SELECT document FROM documents WHERE snapshot = ? AND collection = ? ORDER BY position')
      .pluck()
    const read = (position: number) =>
      (documentsOf.all(name, position) as string[]).map((text) => ({
        document: decode(text, 'document', 0) as Document,
        text,
      }))
    const rows = this.#sqlite
      .prepare('SELECT position, env, name FROM collections WHERE snapshot = ? ORDER BY position')
      .all(name) as { position: number; env: string; name: string }[]
    const databases = new Map<string, StoredState>()
    for (const { position, env, name: collection } of rows)
      databases.set(
        env,
        (databases.get(env) ?? new Map<string, StoredDocument[]>()).set(collection, read(position)),
      )
    return { databases, objects: this.objects(name) }
  }

  /** Names of the stored files that any snapshot needs. */
  held(): Set<string> {
    return new Set(this.list().flatMap(({ name }) => this.objects(name).map(({ file }) => file)))
  }

  objects(name: string): Entry[] {
    const select = () =>
      this.#sqlite.prepare('SELECT entry FROM objects WHERE snapshot = ?').pluck().all(name)
    return (this.#read(select) as string[]).map((entry) => JSON.parse(entry) as Entry)
  }

  remove(name: string): void {
    this.#transact(() => {
      this.#sqlite.prepare('DELETE FROM snapshots WHERE name = ?').run(name)
      for (const table of ['collections', 'documents', 'objects'])
        this.#sqlite.prepare(`DELETE FROM ${table} WHERE snapshot = ?`).run(name)
    })
  }

  /** From now on until `undefined` is set, whoever opens the file finds that a restore was begun. */
  setRestoring(name: string | undefined): void {
    this.#transact(() => {
      this.#sqlite.exec('DELETE FROM restoring')
      if (name !== undefined) this.#sqlite.prepare('INSERT INTO restoring VALUES (?)').run(name)
    })
  }

  restoring(): string | undefined {
    // Not pluck().get(): libsql 0.5.29 ends the process where there is a row.
    const [name] = this.#sqlite.prepare('SELECT snapshot FROM restoring').pluck().all() as string[]
    return name
  }

  #transact(work: () => void): void {
    try {
      transact(this.#sqlite, work)
    } catch (error) {
      throw this.#explained(error)
    }
  }

  #read<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw this.#explained(error)
    }
  }

  #explained(error: unknown): Error {
    return explained(this.file, error, WITHOUT)
  }

  close(): void {
    this.#sqlite.close()
  }
}
