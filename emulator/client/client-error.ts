import { Struck } from '../faults/struck'
import { FunctionFailure } from '../functions/failures'

/**
 * A refusal in the dialect of `wx.cloud` on a phone, such as
 * `cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found.`
 */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  readonly errMsg: string

  constructor(
    readonly errCode: number,
    reason: string,
    title = '',
    options?: ErrorOptions,
  ) {
    const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} ${title} | errMsg: ${reason}`
    super(errMsg, options)
    this.errMsg = errMsg
  }
}

export function asClientError(error: unknown): ClientError {
  if (error instanceof ClientError) return error
  if (error instanceof FunctionFailure) {
    return new ClientError(error.errCode, error.message, error.title, { cause: error })
  }
  if (error instanceof Struck)
    return new ClientError(-601003, error.message, 'network error', { cause: error })
  return new ClientError(
    -501001,
    error instanceof Error ? error.message : String(error),
    'resource system error',
  )
}
