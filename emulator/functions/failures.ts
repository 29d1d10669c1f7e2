import { TcbError } from '../shared/tcb-error'

/**
 * Everything that can become of a call besides an answer.
 * `code` is CloudBase's (https://docs.cloudbase.net/error-code/service), which the server SDK passes on.
 * `errCode` and `title` are what `wx.cloud` and WeChat's HTTP API say for it
 * (https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference/errcode.html); the numbers that the page
 * does not list (-501000, -501023, -504003) are those that people report, always with an empty title.
 */
const failures = {
  FUNCTION_NOT_FOUND: { errCode: -501000, title: '' },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { errCode: -504003, title: '' },
  FUNCTIONS_EXECUTE_FAIL: { errCode: -504002, title: 'functions execute fail' },
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: { errCode: -504002, title: 'functions execute fail' },
  FUNCTION_EXCEED_RESOURCE_LIMIT: { errCode: -501004, title: 'resource concurrent request limit exceeded' },
  EXCEED_MAX_PAYLOAD_SIZE: { errCode: -501007, title: 'invalid parameters' },
  EXCEED_MAX_RESPONSE_SIZE: { errCode: -604001, title: 'function result exceeds the size limit' },
  INVALIID_ENV: { errCode: -501005, title: 'resource env error' },
  PERMISSION_DENIED: { errCode: -501023, title: '' },
  SERVER_TIMEOUT: { errCode: -501002, title: 'resource server timeout' },
  SYS_ERR: { errCode: -501001, title: 'resource system error' },
} as const

export type FailureCode = keyof typeof failures

/** A call that got no answer from its function. */
export class FunctionFailure extends TcbError {
  /** The number that clients and WeChat's HTTP API give for it. */
  readonly errCode: number
  /** What WeChat puts beside the number; empty for some. */
  readonly title: string

  constructor(code: FailureCode, message: string) {
    super(code, message)
    this.errCode = failures[code].errCode
    this.title = failures[code].title
  }
}

/** Anything thrown, as a FunctionFailure: what is none is a fault of the emulator's own. */
export function asFunctionFailure(error: unknown): FunctionFailure {
  if (error instanceof FunctionFailure) return error
  return new FunctionFailure('SYS_ERR', error instanceof Error ? error.message : String(error))
}
