import { type Dispatch, useCallback, useState } from 'react'
import { CloudState } from './cloud-state/cloud-state'
import type { State } from './control'
import { Data } from './data/data'
import { Faults } from './faults/faults'
import { Files } from './files/files'
import { Functions } from './functions/functions'
import type { HueOf } from './hues'
import type { Connection } from './live/feed'
import { useLoaded } from './loaded'
import { everything } from './timeline/filter'
import { Timeline } from './timeline/timeline'
import { shownIn, type TimelineEvent, type TimelineState } from './timeline/timeline-state'
import type { View, ViewEvent } from './workbench/view'
import { WeChat } from './wechat/wechat'
import { Workbench } from './workbench/workbench'

interface ToolsProps {
  state: State | undefined
  connection: Connection
  timeline: TimelineState
  dispatch: Dispatch<TimelineEvent>
  hueOf: HueOf
  view: View
  show: Dispatch<ViewEvent>
}

/** What each tab holds. */
export function Tools({ state, connection, timeline, dispatch, hueOf, view, show }: ToolsProps) {
  const [filter, setFilter] = useState(everything)
  const { data: faults } = useLoaded('/faults')
  const { data: ordered } = useLoaded('/payments')
  const showCalls = useCallback(
    (text: string) => {
      setFilter({ ...everything, text })
      show({ type: 'tab', tab: 'calls' })
    },
    [show],
  )
  const panels = {
    calls: () => (
      <Timeline
        state={timeline}
        dispatch={dispatch}
        filter={filter}
        onFilter={setFilter}
        hueOf={hueOf}
        connection={connection}
      />
    ),
    data: () => state && <Data state={state} hueOf={hueOf} collection={view.collection} show={show} />,
    functions: () =>
      state && <Functions state={state} traces={shownIn(timeline)} hueOf={hueOf} onShowCalls={showCalls} />,
    files: () => <Files hueOf={hueOf} />,
    faults: () => state && <Faults state={state} hueOf={hueOf} />,
    state: () => <CloudState />,
    wechat: () => state && <WeChat state={state} />,
  }
  const waiting = ordered?.payments.filter(({ asked }) => asked) ?? []
  const counts = { faults: faults?.faults.length ?? 0, wechat: waiting.length }
  return <Workbench view={view} dispatch={show} counts={counts} panels={panels} />
}
