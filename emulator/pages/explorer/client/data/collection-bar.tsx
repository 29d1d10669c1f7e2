import { type ChangeEvent, useRef, useState } from 'react'
import { ask } from '../ask'
import type { State } from '../control'
import { Icon } from '../icons'
import { say } from '../language'
import { Select } from '../ui/select'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import type { OpenCollection } from '../workbench/view'
import { collectionPath } from './query'

interface CollectionBarProps {
  state: State
  open: OpenCollection | undefined
  onChoose: (collection: OpenCollection) => void
  onCreate: () => void
  onChange: () => Promise<void>
}

/** Which collection; a new one; out of it and into it. */
export function CollectionBar({ state, open, onChoose, onCreate, onChange }: CollectionBarProps) {
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
                {`${name} (${count.toLocaleString('en')})`}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <button className="icon-button" type="button" aria-label={create} title={create} onClick={onCreate}>
        <Icon name="add" />
      </button>
      <span className="grow" />
      {open && <InAndOut path={collectionPath(open.env, open.name)} name={open.name} onChange={onChange} />}
    </div>
  )
}

interface Imported {
  inserted: number
  updated: number
}

interface InAndOutProps {
  path: string
  name: string
  onChange: () => Promise<void>
}

function InAndOut({ path, name, onChange }: InAndOutProps) {
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
      const into = `${path}/import?format=${format}&conflict=upsert`
      const { inserted, updated } = await ask<Imported>(into, { text: await chosen.text() })
      setDone(say(`${inserted} added, ${updated} replaced`, `新增 ${inserted}，替换 ${updated}`))
    })
    await onChange()
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
          href={`${path}/export?format=${format}`}
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
