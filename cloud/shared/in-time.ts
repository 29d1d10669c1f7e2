import { describe, log } from './log'

/** What `work` gives within so many ms; undefined, and a line in the log, where it fails or takes longer. */
export async function inTime<T>(
  work: Promise<T>,
  patience: number,
  complaint: string,
): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    log.warn(complaint, { cause: describe(error) })
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
