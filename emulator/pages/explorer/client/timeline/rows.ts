import type { CallRecord } from '../control'
import { rootOf, type Trace } from './traces'

/** A step where it stands in the tree, and its bar in percent of the whole call's time. */
export interface Row {
  span: CallRecord
  depth: number
  left: number
  width: number
  /** The call leaves its parent's environment here, or begins. */
  enters: boolean
}

interface Time {
  from: number
  to: number
}

/**
 * The tree from top to bottom. A step whose parent is not known (it is still running, or was forgotten) stands
 * below the root, or at the top where the root is missing, too.
 */
export function rowsOf(trace: Trace): Row[] {
  const children = childrenOf(trace)
  const whole = wholeOf(trace)
  const percent = (ms: number) => (ms / Math.max(whole.to - whole.from, 0.01)) * 100

  const walk = (parent: CallRecord | undefined, within: Time, depth: number): Row[] =>
    (children.get(parent?.id) ?? []).flatMap((span) => {
      const time = timeOf(span, within)
      const left = percent(time.from - whole.from)
      const width = percent(time.to - time.from)
      const enters = span.env !== undefined && span.env !== parent?.env
      return [{ span, depth, left, width, enters }, ...walk(span, time, depth + 1)]
    })
  return walk(undefined, whole, 0)
}

function wholeOf(trace: Trace): Time {
  const root = rootOf(trace)
  const ends = (root ? [root] : trace.spans).map(({ at, duration }) => at + duration)
  return { from: trace.at, to: Math.max(...ends) }
}

/**
 * Beginnings are whole milliseconds and durations are not: by its numbers a quick step may seem to outlast the
 * one that waited for it, which never happens.
 */
function timeOf({ at, duration }: CallRecord, { from, to }: Time): Time {
  const begin = Math.max(Math.min(at, to - duration), from)
  return { from: begin, to: Math.min(begin + duration, to) }
}

/** By parent; under `undefined` those at the top. */
function childrenOf({ id: root, spans }: Trace) {
  const known = new Set(spans.map(({ id }) => id))
  const home = ({ id, parent }: CallRecord) => {
    if (id === root) return undefined
    if (parent !== undefined && known.has(parent)) return parent
    return known.has(root) ? root : undefined
  }
  const children = new Map<string | undefined, CallRecord[]>()
  for (const span of [...spans].sort((a, b) => a.at - b.at)) {
    const parent = home(span)
    children.set(parent, [...(children.get(parent) ?? []), span])
  }
  return children
}
