import { FunctionFailure } from '../functions/failures'

/** ms that WeChat waits for a function: 由 HTTP API 触发云函数的超时时间为 5s; 5 s for a message push, too. */
const LIMIT = 5_000

/** Only the waiting ends: the function runs on, so what became of it stays unknown to the caller. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const failure = new FunctionFailure('SERVER_TIMEOUT', `no answer within ${LIMIT / 1000} seconds`)
    timer = setTimeout(() => reject(failure), LIMIT)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
