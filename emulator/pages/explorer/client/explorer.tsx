import { useCallback, useEffect, useMemo, useReducer } from 'react'
import type { CallRecord, State } from './control'
import { Environments } from './environments/environments'
import { Header } from './header/header'
import { huesOf } from './hues'
import { say } from './language'
import { useFeed } from './live/use-feed'
import { useLoaded } from './loaded'
import { Phones } from './phones/phones'
import { emptyTimeline, timelineAfter } from './timeline/timeline-state'
import { Tools } from './tools'
import { useShortcuts } from './workbench/use-shortcuts'
import { useView } from './workbench/use-view'
import './explorer.css'

/** The page: on the left what people hold, on the right the tools for what happens behind. */
export function Explorer() {
  const [timeline, dispatch] = useReducer(timelineAfter, emptyTimeline)
  const heard = useCallback((records: CallRecord[]) => dispatch({ type: 'heard', records }), [])
  const connection = useFeed(heard)
  const { data: state } = useLoaded('/state')
  const hueOf = useMemo(() => huesOf(state), [state])
  const [view, show] = useView()
  useShortcuts(show)
  useEffect(() => {
    if (state) document.title = state.name ?? say('Local cloud', '本地云')
  }, [state])

  return (
    <>
      <Header state={state} connection={connection} />
      <main className="page" style={{ '--phones': Math.max(phonesIn(state), 1) }}>
        <div className="devices" hidden={view.wide}>
          <Phones state={state} connection={connection} hueOf={hueOf} />
          <Environments
            state={state}
            hueOf={hueOf}
            open={view.tab === 'data' ? view.collection : undefined}
            onOpen={(collection) => show({ type: 'collection', collection })}
          />
        </div>
        <Tools
          state={state}
          connection={connection}
          timeline={timeline}
          dispatch={dispatch}
          hueOf={hueOf}
          view={view}
          show={show}
        />
      </main>
    </>
  )
}

const phonesIn = (state: State | undefined) =>
  state ? state.miniPrograms.filter(({ h5 }) => h5 !== null).length : 2
