import { useState } from 'react'
import type { State } from '../control'
import type { HueOf } from '../hues'
import { say } from '../language'
import { useLoaded } from '../loaded'
import type { Traces } from '../timeline/traces'
import { Wrong } from '../ui/wrong'
import { CallForm } from './call-form'
import { type Deployed, FunctionList } from './function-list'
import { LastCalls } from './last-calls'
import './functions.css'

interface FunctionsProps {
  state: State
  traces: Traces
  hueOf: HueOf
  onShowCalls: (text: string) => void
}

/** What is deployed, how it is doing, and a form to call it. */
export function Functions({ state, traces, hueOf, onShowCalls }: FunctionsProps) {
  const [chosen, setChosen] = useState<Deployed>()
  const owners = state.environments.filter(({ functions }) => functions.length > 0)
  return (
    <div className="split">
      <div className="scroller" tabIndex={0} role="group" aria-label={say('Functions', '云函数')}>
        {owners.length === 0 && <p className="nothing">{say('No functions.', '没有云函数。')}</p>}
        {owners.map(({ env }) => (
          <section key={env} data-hue={hueOf({ env })} aria-label={env}>
            <OfEnvironment env={env} chosen={chosen} onChoose={setChosen} />
          </section>
        ))}
      </div>
      <div
        className="scroller pad stack"
        tabIndex={0}
        role="group"
        aria-label={chosen?.name ?? say('Call', '调用')}
      >
        {!chosen && (
          <p className="nothing">{say('Choose a function to call it.', '选择一个云函数来调用。')}</p>
        )}
        {chosen && (
          <div className="stack" data-hue={hueOf(chosen)} key={`${chosen.env}/${chosen.name}`}>
            <CallForm deployed={chosen} state={state} onShowCalls={onShowCalls} />
            <LastCalls deployed={chosen} traces={traces} onShowCalls={onShowCalls} />
          </div>
        )}
      </div>
    </div>
  )
}

interface OfEnvironmentProps {
  env: string
  chosen: Deployed | undefined
  onChoose: (chosen: Deployed) => void
}

function OfEnvironment({ env, chosen, onChoose }: OfEnvironmentProps) {
  const { data, error } = useLoaded('/functions/:env', { param: { env } })
  const functions = (data?.functions ?? []).map((one) => ({ ...one, env }))
  return (
    <>
      <h3 className="list-head">
        <span className="badge">{env}</span>
      </h3>
      <Wrong>{error}</Wrong>
      <FunctionList functions={functions} chosen={chosen} onChoose={onChoose} />
    </>
  )
}
