import {
  type Answer,
  type DataOf,
  Errcode,
  type FunctionName,
  type Functions,
  type InputOf,
  type Spec,
} from '@contract'
import * as v from 'valibot'
import { Left, answered, attended } from '@/lib/network'
import { requestId as newRequestId } from '@/lib/request-id'
import { TooLate, within } from '@/lib/within'
import { language } from '@/texts/language'
import { texts } from '@/texts/shared'
import { CloudError, NetworkError } from './errors'
import type { Transport } from './transport'

const PATIENCE_MS = 20_000

let transport: Transport | undefined

/** Every call goes this way from now on. */
export function connect(chosen: Transport) {
  transport = chosen
}

export interface CallOptions {
  /** The same in every retry of one tap: it makes the repeat of a write harmless. */
  requestId?: string | undefined
  /** Nobody waits for it in front of the screen, or the screen shows by itself how far it is. */
  unattended?: boolean
}

/**
 * Asks a cloud function and gives `data` of its answer, checked against the contract.
 *
 * @param spec The contract of `name`. The caller imports it, so that an app holds only what it uses.
 * @throws CloudError when the answer says no, NetworkError when there is none.
 */
export async function call<N extends FunctionName>(
  name: N,
  spec: Functions[N],
  input: InputOf<N>,
  { requestId = newRequestId(), unattended = false }: CallOptions = {},
): Promise<DataOf<N>> {
  if (!transport) throw new Error("No transport: call connect() in the app's setup.ts")
  const asked = within(PATIENCE_MS, transport.call(name, input, { requestId }))
  const answer = await (unattended ? asked : attended(asked)).catch(noAnswer)
  answered()
  if (answer.errcode !== Errcode.OK) throw refusal(answer, spec, input)
  const checked = v.safeParse((spec as Spec).data, answer.data)
  if (!checked.success) throw new NetworkError('otherVersion')
  return checked.output as DataOf<N>
}

function noAnswer(cause: unknown): never {
  if (cause instanceof NetworkError) throw cause
  throw new NetworkError(reasonOf(cause), { cause })
}

function reasonOf(cause: unknown) {
  if (cause instanceof Left) return 'left'
  return cause instanceof TooLate ? 'timeout' : 'failed'
}

/** What an answer says that says no. Answers are in Chinese; what they mean is in the contract in every language. */
export function refusal(answer: Answer, { failures, input: schema }: Spec, input: object): CloudError {
  const inWords = (fields: Record<string, string>) => {
    if (language() === 'zh') return fields
    const { issues = [] } = v.safeParse(schema, input, { lang: language() })
    const known = new Map(issues.map((issue) => [v.getDotPath(issue) ?? '', issue.message]))
    // What the function alone can see has no sentence here.
    return Object.fromEntries(
      Object.keys(fields).map((field) => [field, known.get(field) ?? texts().errors.field]),
    )
  }
  return new CloudError(answer, failures[answer.errcode as Errcode], inWords)
}
