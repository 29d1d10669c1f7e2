import { type Dispatch, useDeferredValue, useMemo, useState } from 'react'
import type { HueOf } from '../hues'
import { say } from '../language'
import type { Connection } from '../live/feed'
import { type Filter, matching } from './filter'
import { useDeepSearch } from './use-deep-search'
import { heldBack, shownIn, type TimelineEvent, type TimelineState } from './timeline-state'
import { Toolbar } from './toolbar'
import { TraceCard } from './trace-card'
import './timeline.css'

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
      <div className="scroller" tabIndex={0} role="group" aria-label={say('Calls', '调用')}>
        {found.length === 0 && <Nothing filtered={all.length > 0} waiting={connection === 'connecting'} />}
        <ol>
          {found.slice(0, limit).map((trace) => (
            <TraceCard key={trace.id} trace={trace} hueOf={hueOf} />
          ))}
        </ol>
        {older > 0 && (
          <button className="button older" type="button" onClick={() => setLimit(limit + PAGE)}>
            {say(`Show older calls (${older})`, `显示更早的调用（${older}）`)}
          </button>
        )}
      </div>
    </>
  )
}

function Nothing({ filtered, waiting }: { filtered: boolean; waiting: boolean }) {
  if (waiting) return <p className="nothing">{say('Connecting…', '正在连接…')}</p>
  return (
    <p className="nothing">
      <strong>
        {filtered ? say('No call matches', '没有符合的调用') : say('No calls yet', '还没有调用')}
      </strong>
      {filtered
        ? say('Change the filter to see the others.', '换个筛选条件就能看到其他调用。')
        : say(
            'Tap something on a phone: what the cloud does for it appears here.',
            '在手机上点一点，云端所做的一切都会显示在这里。',
          )}
    </p>
  )
}
