import { useState } from 'react'
import { send } from '../ask'
import type { ListedFaults, State } from '../control'
import type { HueOf } from '../hues'
import { say } from '../language'
import { useLoaded } from '../loaded'
import { Select } from '../ui/select'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import { FaultForm } from './fault-form'
import { effectInWords, limitsInWords } from './in-words'
import { readyMade } from './ready-made'
import './faults.css'

interface FaultsProps {
  state: State
  hueOf: HueOf
}

/** What goes wrong in this cloud, on demand. */
export function Faults({ state, hueOf }: FaultsProps) {
  const { data, error } = useLoaded('/faults')
  const [env, setEnv] = useState('')
  const [done, setDone] = useState('')
  const action = useAction()
  const act = async (words: string, work: () => Promise<unknown>) => {
    setDone('')
    if (await action.run(work)) setDone(words)
  }
  return (
    <div className="scroller pad stack">
      <section className="stack" aria-label={say('Ready-made faults', '现成的故障')}>
        <div className="row">
          <h3>{say('One press', '一键')}</h3>
          <Select
            name={say('Environment of ready-made faults', '现成故障的环境')}
            value={env}
            onChange={setEnv}
          >
            <option value="">{say('in every environment', '所有环境')}</option>
            {state.environments.map((one) => (
              <option key={one.env}>{one.env}</option>
            ))}
          </Select>
        </div>
        <div className="cards">
          {readyMade.map((ready) => (
            <button
              key={ready.name}
              className="card"
              type="button"
              onClick={() => void act(ready.name, () => ready.do(state, env))}
            >
              <strong>{ready.name}</strong>
              <span>{ready.hint}</span>
            </button>
          ))}
        </div>
        <p className="quiet" role="status">
          {done && say(`Done: ${done}`, `已执行：${done}`)}
        </p>
        <Wrong>{action.error}</Wrong>
      </section>
      <Wrong>{error}</Wrong>
      {data && <Active faults={data.faults} hueOf={hueOf} onRemove={(work) => void act('', work)} />}
      {data && <FaultForm state={state} possible={data.possible} />}
    </div>
  )
}

interface ActiveProps extends Pick<FaultsProps, 'hueOf'> {
  faults: ListedFaults['faults']
  onRemove: (work: () => Promise<unknown>) => void
}

function Active({ faults, hueOf, onRemove }: ActiveProps) {
  return (
    <section className="stack" aria-label={say('Active faults', '生效中的故障')}>
      <div className="row">
        <h3>{say('Active', '生效中')}</h3>
        {faults.length > 1 && (
          <button className="button" type="button" onClick={() => onRemove(() => send('$delete', '/faults'))}>
            {say('Remove all', '全部移除')}
          </button>
        )}
      </div>
      {faults.length === 0 && <p className="quiet">{say('Nothing goes wrong.', '目前一切正常。')}</p>}
      <ul className="list">
        {faults.map((fault) => (
          <li key={fault.id} data-hue={hueOf(fault)}>
            <code>{fault.route}</code>
            {fault.env !== undefined && <span className="badge">{fault.env}</span>}
            <span className="grow">
              {[fault.name, fault.action, effectInWords(fault), ...limitsInWords(fault)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="quiet">{say(`hit ${fault.struck}`, `命中 ${fault.struck}`)}</span>
            <button
              className="button"
              type="button"
              aria-label={`${say('Remove', '移除')} ${fault.route} ${effectInWords(fault)}`}
              onClick={() =>
                onRemove(() => send('$delete', '/faults/:id', { param: { id: String(fault.id) } }))
              }
            >
              {say('Remove', '移除')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
