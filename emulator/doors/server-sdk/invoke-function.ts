import type { Caller } from '../../functions/invocations'
import { jsonObject } from '../../shared/json-object'
import type { Environment } from '../../platform/platform'
import { TcbError } from '../../shared/tcb-error'

/** `cloud.callFunction` inside a function: the person stays the same, the chain of sources grows. */
export async function invokeFunction(
  caller: Caller,
  environment: Environment,
  request: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { function_name: name, request_data: given } = request
  const event = given === undefined ? {} : jsonObject(typeof given === 'string' ? given : '')
  if (typeof name !== 'string' || !event) {
    throw new TcbError('INVALID_PARAM', 'function_name must be a string and request_data a JSON object')
  }
  const { identity, span: parent } = caller
  const source = [caller.source, 'scf'].filter(Boolean).join(',')
  const { body } = await environment.functions.invoke({ name, event, identity, source, parent })
  return { data: { response_data: body } }
}
