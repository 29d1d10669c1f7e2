import { type ChangeEvent, useRef, useState } from 'react'
import { addressOf } from '../api'
import { importText } from '../ask'
import type { State } from '../control'
import { Icon } from '../icons'
import { say } from '../language'
import { Select } from '../ui/select'
import { inDigits } from '../ui/in-digits'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import type { OpenCollection } from '../workbench/view'

interface CollectionBarProps {
  state: State
  open: OpenCollection | undefined
  onChoose: (collection: OpenCollection) => void
  onCreate: () => void
}

/** Which collection; a new one; out of it and into it. */
export function CollectionBar({ state, open, onChoose, onCreate }: CollectionBarProps) {
  const create = say('A new collection', '新建集合')
  const choose = (value: string) => {
    const [env = '', ...name] = value.split('/')
    onChoose({ env, name: name.join('/') })
  }
  return (
    <div className="bar">
      <Select
        name={say('Collection', '集合')}
        value={open ? `${open.env}/${open.name}` : ''}
        onChange={choose}
      >
        {state.environments.map(({ env, collections }) => (
          <optgroup key={env} label={env}>
            {collections.map(({ name, count }) => (
              <option key={name} value={`${env}/${name}`}>
                {`${name} (${inDigits(count)})`}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <button className="icon-button" type="button" aria-label={create} title={create} onClick={onCreate}>
        <Icon name="add" />
      </button>
      <span className="grow" />
      {open && <InAndOut env={open.env} name={open.name} />}
    </div>
  )
}

function InAndOut({ env, name }: OpenCollection) {
  const file = useRef<HTMLInputElement>(null)
  const { run, busy, error } = useAction()
  const [done, setDone] = useState('')
  async function take({ target }: ChangeEvent<HTMLInputElement>) {
    const [chosen] = target.files ?? []
    target.value = ''
    if (!chosen) return
    const format = chosen.name.toLowerCase().endsWith('.csv') ? 'csv' : 'json'
    setDone('')
    await run(async () => {
      const into = { param: { env, name }, query: { format, conflict: 'upsert' } } as const
      const { inserted, updated } = await importText(into, await chosen.text())
      setDone(say(`${inserted} added, ${updated} replaced`, `新增 ${inserted}，替换 ${updated}`))
    })
  }
  return (
    <>
      <Wrong>{error}</Wrong>
      <span className="quiet note" role="status">
        {done}
      </span>
      {(['json', 'csv'] as const).map((format) => (
        <a
          key={format}
          className="button small"
          href={addressOf('/collections/:env/:name/export', { param: { env, name }, query: { format } })}
          download={`${name}.${format}`}
          aria-label={say(`Export as ${format.toUpperCase()}`, `导出 ${format.toUpperCase()}`)}
          title={say(`Export as ${format.toUpperCase()}`, `导出 ${format.toUpperCase()}`)}
        >
          ↓ {format.toUpperCase()}
        </a>
      ))}
      <button
        className="button small"
        type="button"
        disabled={busy}
        title={say(
          'Import JSON lines or CSV; the same _id is replaced',
          '导入 JSON Lines 或 CSV，相同的 _id 会被替换',
        )}
        onClick={() => file.current?.click()}
      >
        {busy ? '…' : '↑'} {say('Import', '导入')}
      </button>
      <input
        ref={file}
        type="file"
        accept=".json,.jsonl,.csv"
        hidden
        onChange={(event) => void take(event)}
      />
    </>
  )
}
