import { Hono } from 'hono'
import { bodyLimit } from '../../http/body-limit'
import { Struck } from '../../faults/struck'
import { jsonObject } from '../../shared/json-object'
import type { Platform } from '../../platform/platform'
import { uuid } from '../../shared/random'
import { asTcbError, TcbError } from '../../shared/tcb-error'
import { authorise } from './authorise'
import { executeDatabase } from './execute-database'
import { executeStorage } from './execute-storage'
import { invokeFunction } from './invoke-function'
import { inTodaysWords } from './older-dialect'
import { isForm, openApi, plainOpenApi } from './open-api'

/** Bytes of one request of the server SDK. */
const MAX_BODY = 16 * 1024 * 1024

/**
 * `POST /sdk?env=…`: what wx-server-sdk speaks (TCB_CONTEXT_CNFG in the function's environment names this
 * address). Always HTTP 200: `{ requestId, data }` or `{ requestId, code, message }`; with any other status the
 * SDK throws code and message away.
 * `POST /sdk/admin`, with `envName` in the body: what those before 2.3 send to hosts of their own, whence the function's
 * process leads it here (`functions/bootstrap-requests.cjs`).
 */
export function serverSdkRoutes(platform: Platform) {
  async function respond(env: string | undefined, body: string): Promise<Record<string, unknown>> {
    const request = jsonObject(body)
    const action = request?.['action']
    if (!request || typeof action !== 'string')
      throw new TcbError('INVALID_ACTION', 'the emulator takes JSON requests with an action')
    const named = request['envName']
    const authorised = authorise(platform, env ?? (typeof named === 'string' ? named : undefined), request)
    const { caller, environment, visiting } = authorised
    if (visiting && action.startsWith('database.'))
      throw new TcbError('DATABASE_PERMISSION_DENIED', 'the emulator shares functions only, no database')
    if (action.startsWith('database.')) {
      const today = inTodaysWords(action, request)
      const { data, ...beside } = await executeDatabase(platform, caller, environment, today)
      return { ...beside, ...today.told(data) }
    }
    if (action.startsWith('storage.')) return executeStorage(platform, authorised, action, request)
    if (action === 'functions.invokeFunction') return invokeFunction(platform, caller, environment, request)
    if (action === 'wx.api') return plainOpenApi(platform, authorised, request)
    throw new TcbError('INVALID_ACTION', `the emulator does not know the action ${action}`)
  }

  const tooLarge = new TcbError('EXCEED_REQUEST_SIZE_LIMIT', `a request may have ${MAX_BODY} bytes`)
  const refuse = (error: unknown) => {
    const { code, message } = asTcbError(error)
    return { requestId: uuid(platform.random, 'request of a function'), code, message }
  }
  const limit = bodyLimit(MAX_BODY, (context) => context.json(refuse(tooLarge)))
  return new Hono().on('POST', ['/', '/admin'], limit, async (context) => {
    try {
      if (isForm(context)) return await openApi(platform, context)
      const answer = await respond(context.req.query('env'), await context.req.text())
      return context.json({ requestId: uuid(platform.random, 'request of a function'), ...answer })
    } catch (error) {
      if (error instanceof Struck) return error.answer(context)
      return context.json(refuse(error))
    }
  })
}
