import { useCallback, useMemo, useReducer, useState } from 'react'
import type { CallRecord } from './control'
import { Documents } from './environments/documents'
import { Environments, type OpenCollection } from './environments/environments'
import { Header } from './header'
import { huesOf } from './hues'
import { useCloud } from './live/use-cloud'
import { Phones } from './phones/phones'
import { Timeline } from './timeline/timeline'
import { emptyTimeline, timelineAfter } from './timeline/timeline-state'

/** The page: on the left what people hold and what their clouds keep, on the right what happens between. */
export function Explorer() {
  const [timeline, dispatch] = useReducer(timelineAfter, emptyTimeline)
  const heard = useCallback((records: CallRecord[]) => dispatch({ type: 'heard', records }), [])
  const { connection, state, revision, refresh } = useCloud(heard)
  const hueOf = useMemo(() => huesOf(state), [state])
  const [open, setOpen] = useState<OpenCollection>()

  return (
    <>
      <Header url={state?.url} connection={connection} />
      <main className="page" style={{ '--phones': Math.max(phonesIn(state), 1) }}>
        <div className="devices">
          <Phones state={state} connection={connection} hueOf={hueOf} onPeopleChange={refresh} />
          <Environments state={state} hueOf={hueOf} open={open} onOpen={setOpen} />
        </div>
        <div className="happenings">
          <Timeline state={timeline} dispatch={dispatch} hueOf={hueOf} connection={connection} />
          {open && (
            <Documents
              key={`${open.env}/${open.name}`}
              {...open}
              hue={hueOf(open)}
              revision={revision}
              onClose={() => setOpen(undefined)}
            />
          )}
        </div>
      </main>
    </>
  )
}

const phonesIn = (state: ReturnType<typeof useCloud>['state']) =>
  state ? state.miniPrograms.filter(({ h5 }) => h5 !== null).length : 2
