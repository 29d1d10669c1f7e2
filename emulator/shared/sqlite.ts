import Sqlite from 'libsql'
import { existsSync, rmSync, statSync } from 'node:fs'
import { damaged } from './damaged'

/**
 * @param set makes of the connection what it is to be
 * @param without what is lost where the file is deleted, as a sentence
 * @throws Error, a sentence with the file and the way out, where it cannot be used
 */
export function openSqlite(
  file: string,
  without: string,
  set: (sqlite: Sqlite.Database) => void,
): Sqlite.Database {
  const onDisk = file !== ':memory:'
  const there = onDisk && existsSync(file)
  // SQLite takes an empty file for a new database; it never leaves one behind itself.
  if (there && statSync(file).size === 0) throw damaged(file, 'it is empty', without)
  let sqlite: Sqlite.Database | undefined
  try {
    sqlite = new Sqlite(file)
    set(sqlite)
    return sqlite
  } catch (error) {
    sqlite?.close()
    // Half of a new one would be taken for a damaged one.
    if (onDisk && !there) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
    throw explained(file, error, without)
  }
}

/** All of it or nothing; libsql's own `transaction` hides why where SQLite has rolled back by itself, as on a full disk. */
export function transact(sqlite: Sqlite.Database, work: () => void): void {
  sqlite.exec('BEGIN')
  try {
    work()
    sqlite.exec('COMMIT')
  } catch (error) {
    rollBack(sqlite)
    throw error
  }
}

export function rollBack(sqlite: Sqlite.Database): void {
  if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
}

const REASONS: [RegExp, string][] = [
  [/^SQLITE_FULL/, 'there is no space left on the disk; make room and try again'],
  [/^SQLITE_IOERR/, 'the disk is full, or fails; make room and try again'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM)/, 'it cannot be written. Allow it, or name another data folder'],
]

/** What SQLite says, as a sentence with the file and the way out; other errors as they are. */
export function explained(file: string, error: unknown, without: string): Error {
  const { code, message } = error as Error & { code?: unknown }
  if (typeof code !== 'string') return error as Error
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(file, message, without, error)
  const [, reason] = REASONS.find(([known]) => known.test(code)) ?? []
  return new Error(`${file}: ${reason ?? message}.`, { cause: error })
}
