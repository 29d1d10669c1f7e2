import { type Dispatch, useCallback, useState } from 'react'
import { CloudState } from './cloud-state/cloud-state'
import { Data } from './data/data'
import { Faults } from './faults/faults'
import { useFaults } from './faults/use-faults'
import { Files } from './files/files'
import { Functions } from './functions/functions'
import type { HueOf } from './hues'
import type { Cloud } from './live/use-cloud'
import { everything } from './timeline/filter'
import { Timeline } from './timeline/timeline'
import { shownIn, type TimelineEvent, type TimelineState } from './timeline/timeline-state'
import type { View, ViewEvent } from './workbench/view'
import { Workbench } from './workbench/workbench'

interface ToolsProps {
  cloud: Cloud
  timeline: TimelineState
  dispatch: Dispatch<TimelineEvent>
  hueOf: HueOf
  view: View
  show: Dispatch<ViewEvent>
}

/** What each tab holds. */
export function Tools({ cloud, timeline, dispatch, hueOf, view, show }: ToolsProps) {
  const { connection, state, revision, changes, refresh } = cloud
  const [filter, setFilter] = useState(everything)
  const faults = useFaults(`${changes.struck} ${connection} ${view.tab === 'faults' ? revision : ''}`)
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
    data: () => (
      <Data
        state={state}
        hueOf={hueOf}
        revision={view.tab === 'data' ? revision : -1}
        collection={view.collection}
        show={show}
        refresh={refresh}
      />
    ),
    functions: () => (
      <Functions
        state={state}
        traces={shownIn(timeline)}
        revision={view.tab === 'functions' ? changes.called : 0}
        hueOf={hueOf}
        onShowCalls={showCalls}
      />
    ),
    files: () => <Files revision={changes.stored} hueOf={hueOf} />,
    faults: () => <Faults state={state} faults={faults} hueOf={hueOf} />,
    state: () => <CloudState revision={revision} onChange={refresh} />,
  }
  return <Workbench view={view} dispatch={show} counts={{ faults: faults.list.length }} panels={panels} />
}
