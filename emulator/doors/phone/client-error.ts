import { Struck } from '../../faults/struck'
import { FunctionFailure } from '../../functions/failures'
import { AccessDenied } from '../../platform/access-denied'

/** A method of `wx.cloud`. */
type Api = 'callFunction' | 'init'

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
    { api = 'callFunction', ...options }: ErrorOptions & { api?: Api } = {},
  ) {
    const errMsg = `cloud.${api}:fail Error: errCode: ${errCode} ${title} | errMsg: ${reason}`
    super(errMsg, options)
    this.errMsg = errMsg
  }
}

/** How a method of `wx.cloud` refuses, for the call log and for faults. */
export const dialectOf = (api: Api) => ({
  refuse: (errcode: number | string, errmsg = 'the emulator was told to refuse this call') =>
    new ClientError(Number(errcode), errmsg, '', { api }),
  said(error: unknown) {
    const { errCode, errMsg } = asClientError(error, api)
    return { code: errCode, message: errMsg }
  },
})

export function asClientError(error: unknown, api: Api = 'callFunction'): ClientError {
  const options = { cause: error, api }
  if (error instanceof ClientError) return error
  if (error instanceof FunctionFailure) {
    return new ClientError(error.errCode, error.message, error.title, options)
  }
  if (error instanceof AccessDenied) {
    // What cloudbase_auth said reaches the phone as it is: code and sentence.
    const { errCode, errMsg } = error.verdict ?? { errCode: error.errCode, errMsg: error.message }
    return new ClientError(errCode, errMsg, error.verdict ? '' : error.message, options)
  }
  if (error instanceof Struck) return new ClientError(-601003, error.message, 'network error', options)
  return new ClientError(
    -501001,
    error instanceof Error ? error.message : String(error),
    'resource system error',
    options,
  )
}
