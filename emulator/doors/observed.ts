import type { Place } from '../faults/fault'
import type { Faults } from '../faults/faults'
import { struckBy, underFault } from '../faults/strike'
import { Struck } from '../faults/struck'
import { asTcbError, TcbError } from '../shared/tcb-error'
import type { CallLog, Hint, Outcome, Span, SpanStart } from '../trace/call-log'
import { type Excerpt, excerptOf } from '../trace/excerpt'

/** Where calls are written down, and what may strike them. */
export interface Observing {
  calls: Pick<CallLog, 'start'>
  faults: Pick<Faults, 'at'>
}

/** One call, as the door that it comes to sees it. What is left out is the server SDK's. */
export interface Observed<Answer> {
  span: SpanStart
  /** What it is to a fault; undefined: no fault strikes it. */
  place: Place | undefined
  input: Excerpt | undefined
  /** What its author should know, however it ends. */
  hint?: Hint | undefined
  /** The error that a fault's `errcode` makes at this door. */
  refuse?: (errcode: number | string, errmsg: string | undefined) => Error
  /** Code and words of what was thrown, as the door answers it. */
  said?: (error: unknown) => Said
  /** What the log says of an answer; left out: it is the output. */
  told?: (answer: Answer) => Partial<Outcome> & { output?: Excerpt | undefined }
}

interface Said {
  code: number | string
  message: string
}

/**
 * What every call at every door is: a span, what a fault makes of it, the work, and a line in the log that says how it
 * ended. What is thrown goes on to the door, which answers it in its own dialect; a Struck is no dialect's.
 */
export async function observed<Answer extends object>(
  { calls, faults }: Observing,
  {
    span: start,
    place,
    input,
    hint,
    refuse = refusedByFault,
    said = asSaid,
    told = asOutput,
  }: Observed<Answer>,
  act: (span: Span) => Answer | Promise<Answer>,
): Promise<Answer> {
  const span = calls.start(start)
  const strike = place && faults.at(place)
  const noted = hint && { hint }
  try {
    const answer = await underFault(strike, async () => act(span), refuse)
    const { output, ...outcome } = told(answer)
    span.finish({ errcode: 0, ...noted, ...outcome, ...struckBy(strike) }, { input, output })
    return answer
  } catch (error) {
    const { code, message } = said(error)
    span.finish({ errcode: code, ...noted, ...struckBy(strike) }, { input, error: excerptOf(message) })
    throw error
  }
}

const refusedByFault = (code: number | string, message = 'the emulator was told to refuse this request') =>
  new TcbError(String(code), message)

/** Code and words of the server SDK's dialect. */
export const asSaid = (error: unknown): Said =>
  error instanceof Struck ? { code: error.message, message: error.message } : asTcbError(error)

const asOutput = (answer: object) => ({ output: excerptOf(answer) })
