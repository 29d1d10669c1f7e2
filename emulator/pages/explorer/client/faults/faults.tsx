import { useState } from 'react'
import { describeFault, type Fault } from '../../../../faults/fault'
import { ask } from '../ask'
import type { State } from '../control'
import type { HueOf } from '../hues'
import { say } from '../language'
import { Select } from '../ui/select'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import { FaultForm } from './fault-form'
import { readyMade } from './ready-made'
import type { ListedFaults } from './use-faults'

interface FaultsProps {
  state: State | undefined
  faults: ListedFaults
  hueOf: HueOf
}

/** What goes wrong in this cloud, on demand. */
export function Faults({ state, faults, hueOf }: FaultsProps) {
  const [env, setEnv] = useState('')
  const [done, setDone] = useState('')
  const action = useAction()
  if (!state) return null
  const act = async (words: string, work: () => Promise<unknown>) => {
    setDone('')
    if (await action.run(work)) setDone(words)
    faults.reload()
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
      <Active
        faults={faults}
        hueOf={hueOf}
        onRemove={(path) => void act('', () => ask(path, { method: 'DELETE' }))}
      />
      <FaultForm state={state} onAdded={faults.reload} />
    </div>
  )
}

interface ActiveProps extends Pick<FaultsProps, 'faults' | 'hueOf'> {
  onRemove: (path: string) => void
}

function Active({ faults: { list, error }, hueOf, onRemove }: ActiveProps) {
  return (
    <section className="stack" aria-label={say('Active faults', '生效中的故障')}>
      <div className="row">
        <h3>{say('Active', '生效中')}</h3>
        {list.length > 1 && (
          <button className="button" type="button" onClick={() => onRemove('/control/faults')}>
            {say('Remove all', '全部移除')}
          </button>
        )}
      </div>
      <Wrong>{error}</Wrong>
      {list.length === 0 && <p className="quiet">{say('Nothing goes wrong.', '目前一切正常。')}</p>}
      <ul className="list">
        {list.map((fault) => (
          <li key={fault.id} data-hue={hueOf(fault)}>
            <code>{fault.route}</code>
            {fault.env !== undefined && <span className="badge">{fault.env}</span>}
            <span className="grow">
              {[fault.name, fault.action, describeFault(fault), ...limitsOf(fault)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="quiet">{say(`hit ${fault.struck}`, `命中 ${fault.struck}`)}</span>
            <button
              className="button"
              type="button"
              aria-label={`${say('Remove', '移除')} ${fault.route} ${describeFault(fault)}`}
              onClick={() => onRemove(`/control/faults/${fault.id}`)}
            >
              {say('Remove', '移除')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const limitsOf = ({ times, probability }: Fault) => [
  times !== undefined && say(`${times} at most`, `最多 ${times} 次`),
  probability !== undefined && `${probability * 100} %`,
]
