import type { CallRecord } from '../control'
import type { Trace } from './traces'

/** A step where it stands in the tree, and its bar in percent of the whole call's time. */
export interface Row {
  span: CallRecord
  depth: number
  left: number
  width: number
  /** The call leaves its parent's environment here, or begins. */
  enters: boolean
}

/**
 * The tree from top to bottom. A step whose parent is not known (it is still running, or was forgotten) stands
 * below the root, or at the top where the root is missing, too.
 */
export function rowsOf(trace: Trace): Row[] {
  const children = childrenOf(trace)
  const end = Math.max(...trace.spans.map(({ at, duration }) => at + duration))
  const whole = Math.max(end - trace.at, 0.01)
  const percent = (ms: number) => Math.min(Math.max((ms / whole) * 100, 0), 100)

  const walk = (parent: CallRecord | undefined, depth: number): Row[] =>
    (children.get(parent?.id) ?? []).flatMap((span) => {
      const left = percent(span.at - trace.at)
      const width = Math.min(percent(span.duration), 100 - left)
      const enters = span.env !== undefined && span.env !== parent?.env
      return [{ span, depth, left, width, enters }, ...walk(span, depth + 1)]
    })
  return walk(undefined, 0)
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

/** The whole call, from its first step to its last, in ms. */
export const durationOf = ({ at, spans }: Trace) =>
  Math.max(...spans.map((span) => span.at + span.duration)) - at
