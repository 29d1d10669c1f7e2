import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import {
  type Answer,
  type Checked,
  Errcode,
  type Failure as Declared,
  type Found,
  type FunctionName,
  type Functions,
  type InvalidInput,
  type Spec,
} from '../../contract'
import { allow } from './access'
import { answer } from './answer'
import { type Caller, identify } from './caller'
import { type Event, parseEvent } from './event'
import { Failure } from './failure'
import { spendCall } from './rate-limit'
import { rememberRefusal } from './refusals'

/** What a function is given to do its job. */
export interface Call<S extends Spec> {
  /** Checked against the contract. */
  input: Checked<S>
  /** Verified; with the administrator where the contract's access is a role. */
  caller: Caller
  /** Made by the client and the same in every retry of one tap. */
  requestId: string
  /** Ends the call with a refusal that the contract declares for this function. */
  fail: (errcode: Declared<S>) => never
}

/**
 * Makes the `main` of a cloud function from its contract: finds out who is calling, whether that person may,
 * checks the input, runs, and makes the answer. Never throws.
 * @param declared the function's own declaration, by its name: those of all others stay out of its bundle
 */
export function handler<N extends FunctionName>(
  declared: Pick<Functions, N>,
  run: (call: Call<Functions[N]>) => Promise<Found<Functions[N]>>,
): (event: unknown) => Promise<Answer> {
  const [name, spec] = Object.entries(declared)[0] as [N, Spec]
  return async (incoming) => {
    const event = parseEvent(incoming)
    const requestId = event.requestId ?? randomUUID()
    return answer(name, requestId, async () => {
      let caller: Caller | undefined
      try {
        caller = identify(name, event)
        if (spec.access !== 'relay') spendCall(caller)
        caller = await allow(caller, spec)
        const input = check(spec, event) as Checked<Functions[N]>
        const fail = (errcode: number) => refuse(spec, errcode)
        const data = await run({ input, caller, requestId, fail })
        // The contract's schema is the last word: what it does not name (an openid, say) does not leave.
        return v.parse(spec.data, data)
      } catch (error) {
        await rememberRefusal({ func: name, caller, requestId }, spec, error)
        throw error
      }
    })
  }
}

function check(spec: Spec, event: Event): unknown {
  const result = v.safeParse(spec.input, event.data)
  if (result.success) return result.output
  const fields: Record<string, string> = {}
  for (const issue of result.issues) fields[v.getDotPath(issue) ?? ''] ??= issue.message
  const data: InvalidInput = { fields }
  throw new Failure(Errcode.INVALID_INPUT, result.issues[0].message, data)
}

function refuse(spec: Spec, errcode: number): never {
  throw new Failure(errcode as Errcode, spec.failures[errcode as Errcode]?.({}))
}
