import { type Answer, Errcode, type Sentence } from '@contract'

/** An answer came, and it says no. Never thrown for a connection that failed: that is a NetworkError. */
export class CloudError extends Error {
  override readonly name = 'CloudError'
  readonly errcode: number
  readonly errmsg: string
  readonly data: unknown
  /** Of INVALID_INPUT: the field's path → what is wrong with it. Empty otherwise. */
  readonly fields: Record<string, string>

  /**
   * @param sentence what the contract of the function says with this code
   * @param inWords says the same of the fields in the app's language
   */
  constructor(
    { errcode, errmsg, data }: Answer,
    readonly sentence?: Sentence,
    inWords = (fields: Record<string, string>) => fields,
  ) {
    super(`${errcode} ${errmsg}`)
    this.errcode = errcode
    this.errmsg = errmsg
    this.data = data
    this.fields = errcode === Errcode.INVALID_INPUT ? inWords(fieldsOf(data)) : {}
  }
}

/**
 * Why there is no answer: the call failed, took too long, was not waited for, what came back is no answer, or one of another
 * version of the contract.
 */
export type NoAnswer = 'failed' | 'timeout' | 'left' | 'malformed' | 'otherVersion'

/** No answer: what was asked may or may not have been done. Never thrown for an answer that says no. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  readonly reason: NoAnswer

  constructor(reason: NoAnswer, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

export const isCode = (error: unknown, errcode: Errcode): error is CloudError =>
  error instanceof CloudError && error.errcode === errcode

function fieldsOf(data: unknown): Record<string, string> {
  const fields: unknown =
    typeof data === 'object' && data !== null && 'fields' in data ? data.fields : undefined
  if (typeof fields !== 'object' || fields === null) return {}
  return Object.fromEntries(Object.entries(fields).filter((entry) => typeof entry[1] === 'string'))
}
