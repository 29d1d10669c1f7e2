const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** What a write failed with, as a sentence where the disk is full; other errors as they are. */
export function noSpace(file: string, error: unknown): unknown {
  const full = FULL.has(String((error as NodeJS.ErrnoException).code))
  const sentence = `${file}: there is no space left on the disk; make room and try again.`
  return full ? new Error(sentence, { cause: error }) : error
}
