import type Sqlite from 'libsql'
import type { Document, StoredState } from '../document'
import { decode, encode, keyOf } from '../ejson'
import { explained, openSqlite, transact } from '../../shared/sqlite'
import type { Write } from '../engine/change'

const SCHEMA_VERSION = 1

/** Plain tables, for any SQLite tool to read. `_id` and `document` are canonical EJSON. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS documents (
    position INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    _id TEXT NOT NULL,
    document TEXT NOT NULL,
    UNIQUE (collection, _id)
  );
  PRAGMA user_version = ${SCHEMA_VERSION};
`

const WITHOUT = 'its environment then begins with empty collections.'

/** The database file. Synchronous throughout: when `write` returns, the disk has it. */
export class SqliteFile {
  readonly #sqlite: Sqlite.Database
  readonly #statements: Record<'addCollection' | 'put' | 'remove', Sqlite.Statement>

  /** @throws Error where the file is not one of ours, or of a later version of the emulator */
  constructor(readonly file: string) {
    this.#sqlite = openSqlite(file, WITHOUT, (sqlite) => {
      // FULL: in WAL mode a commit is otherwise on disk only at the next checkpoint.
      // https://www.sqlite.org/pragma.html#pragma_synchronous
      sqlite.pragma('journal_mode = WAL')
      sqlite.pragma('synchronous = FULL')
      const [{ user_version }] = sqlite.pragma('user_version') as [{ user_version: number }]
      if (user_version > SCHEMA_VERSION)
        throw new Error(`${file} was written by a later version of the emulator: start that one.`)
      sqlite.exec(SCHEMA)
    })
    this.#statements = {
      addCollection: this.#sqlite.prepare('INSERT OR IGNORE INTO collections VALUES (?)'),
      put: this.#sqlite.prepare(
        `INSERT INTO documents (collection, _id, document) VALUES (?, ?, ?)
         ON CONFLICT (collection, _id) DO UPDATE SET document = excluded.document`,
      ),
      remove: this.#sqlite.prepare('DELETE FROM documents WHERE collection = ? AND _id = ?'),
    }
  }

  collections(): string[] {
    return this.#sqlite.prepare('SELECT name FROM collections ORDER BY rowid').pluck().all() as string[]
  }

  *documents(): Iterable<{ collection: string; document: Document }> {
    const rows = this.#sqlite
      .prepare('SELECT collection, document FROM documents ORDER BY position')
      .iterate()
    for (const row of rows as Iterable<{ collection: string; document: string }>)
      yield { collection: row.collection, document: decode(row.document, 'document', 0) as Document }
  }

  /** One transaction. */
  write(writes: Write[]): void {
    const { addCollection, put, remove } = this.#statements
    this.#transact(() => {
      for (const [collection, documents] of latest(writes)) {
        addCollection.run(collection)
        for (const [id, document] of documents)
          if (document) put.run(collection, id, encode(document))
          else remove.run(collection, id)
      }
    })
  }

  /** All that there is from now on. One transaction. */
  replace(state: StoredState): void {
    const addCollection = this.#sqlite.prepare('INSERT INTO collections VALUES (?)')
    const add = this.#sqlite.prepare('INSERT INTO documents (collection, _id, document) VALUES (?, ?, ?)')
    this.#transact(() => {
      this.#sqlite.exec('DELETE FROM documents; DELETE FROM collections')
      for (const [collection, documents] of state) {
        addCollection.run(collection)
        for (const { document, text } of documents) add.run(collection, keyOf(document['_id']), text)
      }
    })
  }

  /** With its documents. One transaction. */
  removeCollection(name: string): void {
    this.#transact(() => {
      this.#sqlite.prepare('DELETE FROM documents WHERE collection = ?').run(name)
      this.#sqlite.prepare('DELETE FROM collections WHERE name = ?').run(name)
    })
  }

  #transact(work: () => void): void {
    try {
      transact(this.#sqlite, work)
    } catch (error) {
      throw this.explained(error)
    }
  }

  /** With the file and the way out. */
  explained(error: unknown): Error {
    return explained(this.file, error, WITHOUT)
  }

  close(): void {
    this.#sqlite.close()
  }
}

/** A document written a hundred times in one flight needs to be written once. */
function latest(writes: Write[]): Map<string, Map<string, Document | undefined>> {
  const collections = new Map<string, Map<string, Document | undefined>>()
  for (const write of writes) {
    const documents = collections.get(write.collection) ?? new Map<string, Document | undefined>()
    collections.set(write.collection, documents)
    const { before, after } = { before: undefined, after: undefined, ...write }
    const named = after ?? before
    if (named) documents.set(keyOf(named['_id']), after)
  }
  return collections
}
