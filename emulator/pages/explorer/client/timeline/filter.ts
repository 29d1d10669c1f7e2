import type { CallRecord } from '../control'
import type { Trace, Traces } from './traces'
import { verdictOf } from './verdict'

export interface Filter {
  /** Words; a call is shown when all of them occur somewhere in it. */
  text: string
  errorsOnly: boolean
}

export const everything: Filter = { text: '', errorsOnly: false }

/** @param inDetails ids of spans that hold the text in what the page does not have */
export function matching(
  traces: Traces,
  { text, errorsOnly }: Filter,
  inDetails: ReadonlySet<string> = new Set(),
): Traces {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 && !errorsOnly) return traces
  return traces.filter(
    (trace) =>
      (!errorsOnly || hasError(trace)) &&
      (words.every((word) => contains(trace, word)) || trace.spans.some(({ id }) => inDetails.has(id))),
  )
}

const hasError = ({ spans }: Trace) => spans.some((span) => verdictOf(span) !== 'fine')

const contains = ({ spans }: Trace, word: string) =>
  spans.some((span) => wordsOf(span).some((text) => text?.toLowerCase().includes(word)))

const wordsOf = ({
  action,
  target,
  door,
  kind,
  env,
  appid,
  errcode,
  answered,
  requestId,
  fault,
  logs = [],
}: CallRecord) => [
  action,
  target,
  door,
  kind,
  env,
  appid,
  String(errcode),
  requestId,
  fault,
  answered?.toString(),
  ...logs,
]
