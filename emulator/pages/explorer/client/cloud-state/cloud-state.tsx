import { type FormEvent, useState } from 'react'
import { ask } from '../ask'
import { say } from '../language'
import { ConfirmButton } from '../ui/confirm-button'
import { useAction } from '../ui/use-action'
import { useLoaded } from '../ui/use-loaded'
import { Wrong } from '../ui/wrong'
import { CloudClock } from './cloud-clock'

interface CloudStateProps {
  revision: number
  /** What the databases hold is another now. */
  onChange: () => Promise<void>
}

/** Going back, going forward: snapshots, the seed data, the clock. */
export function CloudState({ revision, onChange }: CloudStateProps) {
  return (
    <div className="scroller pad stack">
      <Snapshots revision={revision} onChange={onChange} />
      <Reset onChange={onChange} />
      <CloudClock revision={revision} />
    </div>
  )
}

const PATH = '/control/snapshots'
const pathOf = (name: string) => `${PATH}/${encodeURIComponent(name)}`

function Snapshots({ revision, onChange }: CloudStateProps) {
  const [changes, setChanges] = useState(0)
  const { data, error } = useLoaded<{ snapshots: { name: string; at: number }[] }>(
    PATH,
    `${revision} ${changes}`,
  )
  const action = useAction()
  const [done, setDone] = useState('')
  const act = async (words: string, work: () => Promise<unknown>) => {
    setDone('')
    const well = await action.run(work)
    if (well) setDone(words)
    setChanges(changes + 1)
    return well
  }
  const restore = async (name: string) => {
    const well = await act(say(`"${name}" restored.`, `已恢复“${name}”。`), () =>
      ask(`${pathOf(name)}/restore`, { method: 'POST' }),
    )
    if (well) await onChange()
  }
  return (
    <section className="stack" aria-label={say('Snapshots', '快照')}>
      <h3>{say('Snapshots', '快照')}</h3>
      <p className="quiet">
        {say(
          'All databases and files as they are now, under a name.',
          '以一个名字保存现在的全部数据库和文件。',
        )}
      </p>
      <Save
        busy={action.busy}
        onSave={(name) =>
          act(say(`"${name}" saved.`, `已保存“${name}”。`), () => ask(PATH, { body: { name } }))
        }
      />
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
            onDelete={() => void act('', () => ask(pathOf(snapshot.name), { method: 'DELETE' }))}
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
      <span className="quiet">{new Date(at).toLocaleString()}</span>
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

function Reset({ onChange }: Pick<CloudStateProps, 'onChange'>) {
  const { run, busy, error } = useAction()
  const [done, setDone] = useState(false)
  async function reset() {
    setDone(false)
    if (!(await run(() => ask('/control/reset', { method: 'POST' })))) return
    setDone(true)
    await onChange()
  }
  return (
    <section className="stack" aria-label={say('Seed data', '初始数据')}>
      <h3>{say('Seed data', '初始数据')}</h3>
      <div className="row">
        <span className="quiet grow">
          {done
            ? say('Back at the seed data.', '已回到初始数据。')
            : say('Everything as it was at the very first start.', '一切回到第一次启动时的样子。')}
        </span>
        <ConfirmButton name={say('Reset', '重置')} disabled={busy} onConfirm={() => void reset()} />
      </div>
      <Wrong>{error}</Wrong>
    </section>
  )
}
