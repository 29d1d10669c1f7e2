import { Errcode, type FunctionName, functions } from '../../contract'
import { isObject, isShallow, reservedFields } from '../shared/event'
import { Failure } from '../shared/failure'

/** What a client asks the relay for, checked. */
export interface Request {
  func: FunctionName
  data: Record<string, unknown>
}

/** Bytes of `data` as JSON; the platform takes 100 kB in all. */
const LARGEST = 96 * 1024

/**
 * Whatever a client sends; `event` is not trusted to be anything.
 * @throws Failure FUNCTION_NOT_ALLOWED, INVALID_INPUT, DATA_TOO_LARGE
 */
export function parseRequest(event: unknown): Request {
  const { func, data = {} } = isObject(event) ? event : {}
  if (!isRelayed(func)) throw new Failure(Errcode.FUNCTION_NOT_ALLOWED)
  if (!isObject(data) || !isShallow(data)) throw new Failure(Errcode.INVALID_INPUT)
  // Overwriting a forged openid would do, but who sends one is up to no good or has misunderstood: say so.
  const forged = reservedFields.find((field) => Object.hasOwn(data, field))
  if (forged)
    throw new Failure(Errcode.INVALID_INPUT, undefined, { fields: { [forged]: '不能由客户端填写' } })
  if (Buffer.byteLength(JSON.stringify(data)) > LARGEST) throw new Failure(Errcode.DATA_TOO_LARGE)
  return { func, data }
}

/** The allow-list: what the contract opens to `user`, by own name, so that `__proto__` is none. */
const isRelayed = (func: unknown): func is FunctionName =>
  typeof func === 'string' &&
  Object.hasOwn(functions, func) &&
  functions[func as FunctionName].access === 'user'
