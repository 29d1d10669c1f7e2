import Sqlite from 'libsql'
import { explained } from './sqlite'

/**
 * Keeps a second process from the database file: each would answer from its own memory and overwrite the
 * other's documents. SQLite holds the lock on a file beside it, and the system drops it with the process,
 * also on kill -9; the database file itself stays open to any SQLite tool.
 * @returns the release
 * @throws Error where somebody else has it
 */
export function lockFile(file: string): () => void {
  const lock = new Sqlite(`${file}-lock`)
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY')
      throw new Error(`${file} is in use by another emulator: end that one, or name another data folder.`, {
        cause: error,
      })
    throw explained(`${file}-lock`, error, 'nothing is lost by it.')
  }
  return () => lock.close()
}
