import type { Carrier } from './carrier'

/** What `wx.cloud` rejects with. */
export class WxError extends Error {
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(errMsg)
  }
}

export interface Callbacks<Result> {
  success?: (result: Result) => void
  fail?: (error: WxError) => void
  complete?: (outcome: Result | WxError) => void
}

/** One of the emulator's doors for phones. Rejects with WxError where it refuses. */
export async function ask<Answer>(carrier: Carrier, method: string, request: object): Promise<Answer> {
  const answer = (await carrier.post(method, request)) as Answer & { errCode?: number; errMsg?: string }
  if (answer.errCode !== undefined && answer.errCode !== 0)
    throw new WxError(answer.errCode, answer.errMsg ?? `cloud.${method}:fail`)
  return answer
}

/**
 * As every method of `wx.cloud`: a Promise, or, where callbacks are given, these and no Promise. The error's text begins
 * with the method's name.
 */
export function settle<Result extends object>(
  api: string,
  options: object | undefined,
  work: () => Promise<Result>,
): Promise<Result & { errMsg: string }> | undefined {
  const settled = named(api, work)
  const { success, fail, complete } = (options ?? {}) as Callbacks<Result>
  if (!success && !fail && !complete) return settled
  settled.then(
    (result) => {
      success?.(result)
      complete?.(result)
    },
    (error: unknown) => {
      fail?.(error as WxError)
      complete?.(error as WxError)
    },
  )
  return undefined
}

async function named<Result extends object>(api: string, work: () => Promise<Result>) {
  try {
    return { ...(await work()), errMsg: `${api}:ok` }
  } catch (error) {
    if (!(error instanceof WxError)) throw new WxError(-1, `${api}:fail ${(error as Error).message}`)
    const whole = error.errMsg.startsWith('cloud.')
    throw whole ? error : new WxError(error.errCode, `${api}:fail ${error.errMsg}`)
  }
}
