/**
 * A file of the data folder that cannot be used.
 * @param what is wrong with it
 * @param without what is lost where it is deleted, as a sentence
 */
export function damaged(file: string, what: string, without: string, cause?: unknown): Error {
  return new Error(`${file} is damaged: ${what}. Put a copy of it back, or delete it: ${without}`, { cause })
}
