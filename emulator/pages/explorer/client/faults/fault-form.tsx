import { type Dispatch, type FormEvent, useMemo, useReducer, useState } from 'react'
import { send } from '../ask'
import type { State } from '../control'
import { say } from '../language'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import {
  type Draft,
  draftAfter,
  type DraftEvent,
  emptyDraft,
  faultOf,
  type Possible,
  type Route,
} from './draft'
import { EffectValue, Field } from './fields'

/** A fault of one's own. */
export function FaultForm({ state, possible }: { state: State; possible: Possible }) {
  const after = useMemo(() => draftAfter(possible), [possible])
  const [draft, change] = useReducer(after, emptyDraft)
  const { run, busy, error } = useAction()
  const [added, setAdded] = useState(0)

  async function add(event: FormEvent) {
    event.preventDefault()
    const well = await run(() => send('$post', '/faults', { json: faultOf(draft) }))
    if (!well) return
    change({ type: 'emptied' })
    setAdded(added + 1)
  }

  return (
    <form
      className="stack"
      aria-label={say('A fault of your own', '自定义故障')}
      onSubmit={(event) => void add(event)}
    >
      <h3>{say('Your own', '自定义')}</h3>
      <Where draft={draft} change={change} state={state} possible={possible} />
      <What draft={draft} change={change} possible={possible} />
      <div className="pair">
        <Field
          name={say('Times', '次数')}
          hint={say('without end', '不限')}
          field="times"
          {...{ draft, change }}
          number
        />
        <Field name={say('Probability', '概率')} hint="1" field="probability" {...{ draft, change }} number />
        <Field name={say('Seed', '种子')} hint="0" field="seed" {...{ draft, change }} number />
      </div>
      <Wrong>{error}</Wrong>
      <div className="row">
        <button className="button primary" disabled={busy}>
          {say('Add the fault', '添加故障')}
        </button>
        <span className="quiet" role="status">
          {added > 0 && say(`${added} added`, `已添加 ${added} 个`)}
        </span>
      </div>
    </form>
  )
}

interface PartProps {
  possible: Possible
  draft: Draft
  change: Dispatch<DraftEvent>
}

function Where({ draft, change, state, possible }: PartProps & { state: State }) {
  const named = ['invokecloudfunction', 'client', 'function'].includes(draft.route)
  return (
    <div className="pair">
      <label className="field">
        <span>{say('Where', '位置')}</span>
        <select
          value={draft.route}
          onChange={({ target }) => change({ type: 'set', field: 'route', value: target.value as Route })}
        >
          {Object.keys(possible).map((route) => (
            <option key={route}>{route}</option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{say('Environment', '环境')}</span>
        <select
          value={draft.env}
          onChange={({ target }) => change({ type: 'set', field: 'env', value: target.value })}
        >
          <option value="">{say('every one', '全部')}</option>
          {state.environments.map(({ env }) => (
            <option key={env}>{env}</option>
          ))}
        </select>
      </label>
      {named && (
        <Field
          name={say('Function', '云函数')}
          hint={say('every one', '全部')}
          field="name"
          {...{ draft, change }}
        />
      )}
      {(draft.route === 'sdk' || draft.route === 'tcb') && (
        <Field
          name={say('Action', '操作')}
          hint={draft.route === 'sdk' ? 'database.getDocument' : 'databasequery'}
          field="action"
          {...{ draft, change }}
        />
      )}
    </div>
  )
}

function What({ draft, change, possible }: PartProps) {
  return (
    <div className="pair">
      <Field name={say('Delay, ms', '延迟（毫秒）')} hint="0" field="delay" {...{ draft, change }} number />
      <label className="field">
        <span>{say('What happens', '发生什么')}</span>
        <select
          value={draft.effect}
          onChange={({ target }) =>
            change({ type: 'set', field: 'effect', value: target.value as Draft['effect'] })
          }
        >
          <option value="">{say('only the delay', '仅延迟')}</option>
          {possible[draft.route].map((effect) => (
            <option key={effect}>{effect}</option>
          ))}
        </select>
      </label>
      <EffectValue draft={draft} change={change} />
    </div>
  )
}
