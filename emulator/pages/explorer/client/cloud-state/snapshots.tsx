import { type FormEvent, useState } from 'react'
import { send } from '../ask'
import { say } from '../language'
import { useLoaded } from '../loaded'
import { ConfirmButton } from '../ui/confirm-button'
import { moment } from '../ui/moment'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'

/** All databases and files under a name, and back. */
export function Snapshots() {
  const { data, error } = useLoaded('/snapshots')
  const action = useAction()
  const [done, setDone] = useState('')
  const act = async (words: string, work: () => Promise<unknown>) => {
    setDone('')
    const well = await action.run(work)
    if (well) setDone(words)
    return well
  }
  const save = (name: string) =>
    act(say(`"${name}" saved.`, `已保存“${name}”。`), () => send('$post', '/snapshots', { json: { name } }))
  const restore = (name: string) =>
    act(say(`"${name}" restored.`, `已恢复“${name}”。`), () =>
      send('$post', '/snapshots/:name/restore', { param: { name } }),
    )
  const remove = (name: string) => act('', () => send('$delete', '/snapshots/:name', { param: { name } }))
  return (
    <section className="stack" aria-label={say('Snapshots', '快照')}>
      <h3>{say('Snapshots', '快照')}</h3>
      <p className="quiet">
        {say(
          'All databases and files as they are now, under a name.',
          '以一个名字保存现在的全部数据库和文件。',
        )}
      </p>
      <Save busy={action.busy} onSave={save} />
      <p className="quiet" role="status">
        {done}
      </p>
      <Wrong>{action.error ?? error}</Wrong>
      <ul className="list">
        {(data?.snapshots ?? []).map((snapshot) => (
          <Snapshot
            key={snapshot.name}
            {...snapshot}
            busy={action.busy}
            onRestore={() => void restore(snapshot.name)}
            onDelete={() => void remove(snapshot.name)}
          />
        ))}
      </ul>
    </section>
  )
}

interface SnapshotProps {
  name: string
  at: number
  busy: boolean
  onRestore: () => void
  onDelete: () => void
}

function Snapshot({ name, at, busy, onRestore, onDelete }: SnapshotProps) {
  return (
    <li>
      <strong className="grow">{name}</strong>
      <span className="quiet">{moment(at)}</span>
      <ConfirmButton name={say('Restore', '恢复')} of={name} disabled={busy} onConfirm={onRestore} />
      <ConfirmButton name={say('Delete', '删除')} of={name} disabled={busy} onConfirm={onDelete} />
    </li>
  )
}

function Save({ busy, onSave }: { busy: boolean; onSave: (name: string) => Promise<boolean> }) {
  const [name, setName] = useState('')
  async function save(event: FormEvent) {
    event.preventDefault()
    if (await onSave(name.trim())) setName('')
  }
  return (
    <form className="row" onSubmit={(event) => void save(event)}>
      <input
        className="input grow"
        data-search
        value={name}
        maxLength={60}
        aria-label={say('Name of the snapshot', '快照的名字')}
        placeholder={say('before-the-demo', '演示之前')}
        onChange={({ target }) => setName(target.value)}
      />
      <button className="button primary" disabled={busy || !name.trim()}>
        {say('Save', '保存')}
      </button>
    </form>
  )
}
