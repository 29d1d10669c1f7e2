import { useCallback, useMemo, useReducer, useState } from 'react'
import type { CallRecord } from './control'
import { Documents } from './environments/documents'
import { Environments } from './environments/environments'
import { Header } from './header'
import { huesOf } from './hues'
import { useCloud } from './live/use-cloud'
import { Phones } from './phones/phones'
import { everything } from './timeline/filter'
import { Timeline } from './timeline/timeline'
import { emptyTimeline, timelineAfter } from './timeline/timeline-state'
import { useShortcuts } from './workbench/use-shortcuts'
import { useView } from './workbench/use-view'
import { Workbench } from './workbench/workbench'

/** The page: on the left what people hold, on the right the tools for what happens behind. */
export function Explorer() {
  const [timeline, dispatch] = useReducer(timelineAfter, emptyTimeline)
  const heard = useCallback((records: CallRecord[]) => dispatch({ type: 'heard', records }), [])
  const { connection, state, revision, refresh } = useCloud(heard)
  const hueOf = useMemo(() => huesOf(state), [state])
  const [view, show] = useView()
  useShortcuts(show)
  const [filter, setFilter] = useState(everything)

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
    data: () =>
      view.collection && <Documents {...view.collection} hue={hueOf(view.collection)} revision={revision} />,
    functions: () => null,
    files: () => null,
    faults: () => null,
    state: () => null,
  }

  return (
    <>
      <Header url={state?.url} connection={connection} />
      <main className="page" style={{ '--phones': Math.max(phonesIn(state), 1) }}>
        <div className="devices" hidden={view.wide}>
          <Phones state={state} connection={connection} hueOf={hueOf} onPeopleChange={refresh} />
          <Environments
            state={state}
            hueOf={hueOf}
            open={view.tab === 'data' ? view.collection : undefined}
            onOpen={(collection) => show({ type: 'collection', collection })}
          />
        </div>
        <Workbench view={view} dispatch={show} counts={{}} panels={panels} />
      </main>
    </>
  )
}

const phonesIn = (state: ReturnType<typeof useCloud>['state']) =>
  state ? state.miniPrograms.filter(({ h5 }) => h5 !== null).length : 2
