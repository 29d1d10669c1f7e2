/**
 * A refusal in the dialect of CloudBase (TCB): the answer `{ code, message }` of the server SDK's protocol.
 * Codes as in https://docs.cloudbase.net/error-code/
 */
export class TcbError extends Error {
  override readonly name = 'TcbError'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** Whatever was thrown, in that dialect: SYS_ERR where nobody foresaw it. */
export const asTcbError = (error: unknown): TcbError =>
  error instanceof TcbError ? error : new TcbError('SYS_ERR', String(error))
