import { type FormEvent, useState } from 'react'
import { send } from '../ask'
import type { State } from '../control'
import { say } from '../language'
import { Select } from '../ui/select'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import type { OpenCollection } from '../workbench/view'

interface NewCollectionProps {
  state: State
  onCreated: (collection: OpenCollection) => void
  onCancel: () => void
}

export function NewCollection({ state, onCreated, onCancel }: NewCollectionProps) {
  const [env, setEnv] = useState(state.environments[0]?.env ?? '')
  const [name, setName] = useState('')
  const { run, busy, error } = useAction()
  async function create(event: FormEvent) {
    event.preventDefault()
    const collection = { env, name: name.trim() }
    const making = { param: { env }, json: { name: collection.name } }
    if (await run(() => send('$post', '/collections/:env', making))) onCreated(collection)
  }
  return (
    <form
      className="pad stack"
      aria-label={say('A new collection', '新建集合')}
      onSubmit={(event) => void create(event)}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      <h3>{say('A new collection', '新建集合')}</h3>
      <div className="row">
        <Select name={say('Environment', '环境')} value={env} onChange={setEnv}>
          {state.environments.map((one) => (
            <option key={one.env}>{one.env}</option>
          ))}
        </Select>
        <input
          className="input grow"
          autoFocus
          value={name}
          aria-label={say('Name of the collection', '集合的名字')}
          placeholder={say('Name', '名字')}
          onChange={({ target }) => setName(target.value)}
        />
        <button className="button primary" disabled={busy || !name.trim()}>
          {say('Create', '创建')}
        </button>
        <button className="button" type="button" onClick={onCancel}>
          {say('Cancel', '取消')}
        </button>
      </div>
      <Wrong>{error}</Wrong>
    </form>
  )
}
