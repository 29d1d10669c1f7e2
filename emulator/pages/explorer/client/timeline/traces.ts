import type { CallRecord } from '../control'

/** One tap: every step that it caused, as far as they are known. */
export interface Trace {
  id: string
  /** When it began, ms since 1970; the earliest known step where the first is still running. */
  at: number
  /** In the order in which they ended, so children before parents. */
  spans: readonly CallRecord[]
}

/** Newest first. */
export type Traces = readonly Trace[]

const KEPT = 2_000

/** A span that is known already is left out: after a reconnection some come twice. */
export function addRecords(traces: Traces, records: readonly CallRecord[]): Traces {
  const byId = new Map(traces.map((trace) => [trace.id, trace]))
  const changed = new Set<string>()
  for (const [id, spans] of groupByTrace(records)) {
    const trace = withSpans(byId.get(id) ?? { id, at: Infinity, spans: [] }, spans)
    if (trace === byId.get(id)) continue
    byId.set(id, trace)
    changed.add(id)
  }
  if (changed.size === 0) return traces
  // Sorting is stable: taps of the same millisecond stay in the order in which they came, newest first.
  const fresh = [...byId.values()].filter(({ id }) => changed.has(id)).reverse()
  const others = traces.filter(({ id }) => !changed.has(id))
  return [...fresh, ...others].sort((a, b) => b.at - a.at).slice(0, KEPT)
}

function groupByTrace(records: readonly CallRecord[]) {
  const groups = new Map<string, CallRecord[]>()
  for (const record of records) {
    const group = groups.get(record.trace)
    if (group) group.push(record)
    else groups.set(record.trace, [record])
  }
  return groups
}

function withSpans(trace: Trace, spans: readonly CallRecord[]): Trace {
  const known = new Set(trace.spans.map(({ id }) => id))
  const added = spans.filter(({ id }) => !known.has(id) && known.add(id))
  if (added.length === 0) return trace
  const at = added.reduce((earliest, span) => Math.min(earliest, span.at), trace.at)
  return { ...trace, at, spans: [...trace.spans, ...added] }
}

/** The step that began it all; absent while it is running. */
export const rootOf = (trace: Trace): CallRecord | undefined => trace.spans.find(({ id }) => id === trace.id)
