import { useCallback, useMemo, useReducer } from 'react'
import type { CallRecord } from './control'
import { Environments } from './environments/environments'
import { Header } from './header'
import { huesOf } from './hues'
import { useCloud } from './live/use-cloud'
import { Phones } from './phones/phones'
import { emptyTimeline, timelineAfter } from './timeline/timeline-state'
import { Tools } from './tools'
import { useShortcuts } from './workbench/use-shortcuts'
import { useView } from './workbench/use-view'

/** The page: on the left what people hold, on the right the tools for what happens behind. */
export function Explorer() {
  const [timeline, dispatch] = useReducer(timelineAfter, emptyTimeline)
  const heard = useCallback((records: CallRecord[]) => dispatch({ type: 'heard', records }), [])
  const cloud = useCloud(heard)
  const { connection, state, refresh } = cloud
  const hueOf = useMemo(() => huesOf(state), [state])
  const [view, show] = useView()
  useShortcuts(show)

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
        <Tools cloud={cloud} timeline={timeline} dispatch={dispatch} hueOf={hueOf} view={view} show={show} />
      </main>
    </>
  )
}

const phonesIn = (state: ReturnType<typeof useCloud>['state']) =>
  state ? state.miniPrograms.filter(({ h5 }) => h5 !== null).length : 2
