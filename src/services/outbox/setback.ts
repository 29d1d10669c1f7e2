import { Errcode } from '@contract'
import { CloudError, NetworkError, isCode } from '../cloud/errors'

/** What failed, and may go well a moment later. */
export class Setback extends Error {}

/** Answers that may be others a moment later. */
const passing = new Set<number>([
  Errcode.TOKEN_FAILED,
  Errcode.READ_FAILED,
  Errcode.WRITE_FAILED,
  Errcode.STORAGE_FAILED,
  Errcode.IMAGE_NOT_AS_PROMISED,
  Errcode.RELAY_FAILED,
  Errcode.RELAY_UNKNOWN,
  Errcode.TOO_MANY_CALLS,
  Errcode.UNKNOWN,
])

/** Is it worth while to try again without asking the person? */
export const isPassing = (error: unknown) =>
  error instanceof NetworkError ||
  error instanceof Setback ||
  (error instanceof CloudError && passing.has(error.errcode))

const FIRST_MS = 800
const LONGEST_MS = 15_000

/** How long to wait after so many failures, in ms; not all at the same moment. */
export function pauseAfter(failures: number, error: unknown): number {
  const asked = isCode(error, Errcode.TOO_MANY_CALLS) ? retryAfter(error.data) * 1000 : 0
  const grown = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS)
  return Math.max(asked, grown * (0.75 + Math.random() / 2))
}

const retryAfter = (data: unknown) =>
  typeof data === 'object' && data !== null && 'retryAfter' in data ? Number(data.retryAfter) || 1 : 1
