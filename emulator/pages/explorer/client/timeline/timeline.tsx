import { type Dispatch, useDeferredValue, useMemo, useState } from 'react'
import type { HueOf } from '../hues'
import { label } from '../labels'
import type { Connection } from '../live/feed'
import { type Filter, matching } from './filter'
import { useDeepSearch } from './use-deep-search'
import { heldBack, shownIn, type TimelineEvent, type TimelineState } from './timeline-state'
import { Toolbar } from './toolbar'
import { TraceCard } from './trace-card'

interface TimelineProps {
  state: TimelineState
  dispatch: Dispatch<TimelineEvent>
  filter: Filter
  onFilter: (filter: Filter) => void
  hueOf: HueOf
  connection: Connection
}

/** So many are drawn at first, and with every "older" so many more: two thousand would be slow to lay out. */
const PAGE = 40

export function Timeline({ state, dispatch, filter, onFilter, hueOf, connection }: TimelineProps) {
  const [limit, setLimit] = useState(PAGE)
  // Typing stays quick while a long list follows.
  const wanted = useDeferredValue(filter)
  const all = shownIn(state)
  const deep = useDeepSearch(filter.text)
  const found = useMemo(() => matching(all, wanted, deep), [all, wanted, deep])
  const older = found.length - limit

  return (
    <>
      <Toolbar
        filter={filter}
        onFilter={onFilter}
        paused={state.paused !== undefined}
        heldBack={heldBack(state)}
        onPause={() => dispatch({ type: state.paused ? 'resumed' : 'paused' })}
        onClear={() => dispatch({ type: 'cleared' })}
      />
      <div className="scroller" tabIndex={0} role="group" aria-label={label.calls}>
        {found.length === 0 && <Nothing filtered={all.length > 0} waiting={connection === 'connecting'} />}
        <ol className="traces">
          {found.slice(0, limit).map((trace) => (
            <TraceCard key={trace.id} trace={trace} hueOf={hueOf} />
          ))}
        </ol>
        {older > 0 && (
          <button className="button older" type="button" onClick={() => setLimit(limit + PAGE)}>
            {label.older(older)}
          </button>
        )}
      </div>
    </>
  )
}

function Nothing({ filtered, waiting }: { filtered: boolean; waiting: boolean }) {
  if (waiting) return <p className="nothing">{label.connecting}</p>
  return (
    <p className="nothing">
      <strong>{filtered ? label.noMatch : label.noCalls}</strong>
      {filtered ? label.noMatchHint : label.noCallsHint}
    </p>
  )
}
