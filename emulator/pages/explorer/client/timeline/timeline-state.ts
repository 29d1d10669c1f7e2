import type { CallRecord } from '../control'
import { addRecords, type Traces } from './traces'

export interface TimelineState {
  /** Everything heard. */
  traces: Traces
  /** What stands still on the page while paused. */
  paused?: Traces
}

export type TimelineEvent =
  | { type: 'heard'; records: readonly CallRecord[] }
  | { type: 'paused' }
  | { type: 'resumed' }
  | { type: 'cleared' }

export const emptyTimeline: TimelineState = { traces: [] }

export function timelineAfter(state: TimelineState, event: TimelineEvent): TimelineState {
  switch (event.type) {
    case 'heard':
      return { ...state, traces: addRecords(state.traces, event.records) }
    case 'paused':
      return { traces: state.traces, paused: state.traces }
    case 'resumed':
      return { traces: state.traces }
    case 'cleared':
      return state.paused ? { traces: [], paused: [] } : emptyTimeline
  }
}

export const shownIn = ({ traces, paused }: TimelineState): Traces => paused ?? traces

/** Calls that came during the pause. */
export function heldBack({ traces, paused }: TimelineState): number {
  if (!paused) return 0
  const shown = new Set(paused.map(({ id }) => id))
  return traces.filter(({ id }) => !shown.has(id)).length
}
