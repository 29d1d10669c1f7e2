import { FunctionFailure } from '../functions/failures'
import type { Platform } from '../platform/platform'

/** ms that WeChat waits for a function: 由 HTTP API 触发云函数的超时时间为 5s; 5 s for a message push, too. */
const LIMIT = 5_000

/**
 * Only the waiting ends: the function runs on, so what became of it stays unknown to the caller.
 * The time runs from when there is an instance: that a laptop starts many processes at once slowly is nothing that
 * happens in the cloud.
 * @param invoke invokes the function, and tells when there is an instance for it
 */
export async function inTime<T>(
  { patience }: Pick<Platform, 'patience'>,
  invoke: (onInstance: () => void) => Promise<T>,
): Promise<T> {
  const limit = LIMIT * patience
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<T>((resolve, reject) => {
      const late = () =>
        reject(new FunctionFailure('SERVER_TIMEOUT', `no answer within ${limit / 1000} seconds`))
      invoke(() => (timer ??= setTimeout(late, limit))).then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
  }
}
