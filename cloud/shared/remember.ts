import type { Entry } from '../../contract'
import { DuplicateKey, insert } from './database'

/** Writes an entry of `audit` beside what it tells of: once, also where a call that ended here is repeated. @throws Failure WRITE_FAILED */
export async function remember(entry: Entry): Promise<void> {
  try {
    await insert('audit', entry)
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
  }
}
