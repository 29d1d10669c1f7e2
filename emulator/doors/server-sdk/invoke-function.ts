import type { Caller } from '../../functions/invocations'
import { jsonObject } from '../../shared/json-object'
import { excerptOf } from '../../trace/excerpt'
import { observed, type Observing } from '../observed'
import type { Environment } from '../../platform/platform'
import { TcbError } from '../../shared/tcb-error'

/** `cloud.callFunction` inside a function: the person stays the same, the chain of sources grows. */
export function invokeFunction(
  observing: Observing,
  caller: Caller,
  environment: Environment,
  request: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { function_name: name, request_data: given } = request
  const { env, appid, functions } = environment
  const action = 'functions.invokeFunction'
  const call = {
    span: {
      door: 'server-sdk' as const,
      kind: 'call' as const,
      action,
      target: typeof name === 'string' ? name : undefined,
      env,
      appid,
      parent: caller.span,
    },
    place: { route: 'sdk', action, env } as const,
    input: excerptOf(given),
    told: ({ data }: { data: { response_data: string } }) => ({ output: excerptOf(data.response_data) }),
  }
  return observed(observing, call, async (parent) => {
    const event = given === undefined ? {} : jsonObject(typeof given === 'string' ? given : '')
    if (typeof name !== 'string' || !event)
      throw new TcbError('INVALID_PARAM', 'function_name must be a string and request_data a JSON object')
    const source = [caller.source, 'scf'].filter(Boolean).join(',')
    const { body } = await functions.invoke({ name, event, identity: caller.identity, source, parent })
    return { data: { response_data: body } }
  })
}
