import { type Answer, Errcode, errmsgs } from '../../contract'
import { Failure } from './failure'
import { describe, log } from './log'

/**
 * Makes a function's answer of its work, and one line in its log. Never throws: a refusal is answered as it is,
 * anything else is a bug whose cause is logged under the request id, which a person can quote.
 *
 * The request id is the same from the tap on, through `api`, to the function in the other environment: it
 * finds one call in the logs of both.
 */
export async function answer(func: string, requestId: string, work: () => Promise<unknown>): Promise<Answer> {
  const begun = performance.now()
  const made = await work().then(success, (error: unknown) => refusal(error, func, requestId))
  log.info('answered', { func, requestId, errcode: made.errcode, ms: Math.round(performance.now() - begun) })
  return made
}

const success = (data: unknown): Answer => ({
  errcode: Errcode.OK,
  errmsg: errmsgs[Errcode.OK]({}),
  data,
})

function refusal(error: unknown, func: string, requestId: string): Answer {
  if (error instanceof Failure) {
    const { errcode, message, data, cause } = error
    if (cause !== undefined) log.error(message, { func, requestId, errcode, cause: describe(cause) })
    return { errcode, errmsg: message, data }
  }
  const stack = error instanceof Error ? error.stack : undefined
  log.error('unexpected', { func, requestId, cause: describe(error), stack })
  return {
    errcode: Errcode.UNKNOWN,
    errmsg: `${errmsgs[Errcode.UNKNOWN]({})}（编号 ${requestId}）`,
    data: null,
  }
}
