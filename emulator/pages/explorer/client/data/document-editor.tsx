import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { send } from '../ask'
import type { Document } from '../control'
import { say } from '../language'
import { ConfirmButton } from '../ui/confirm-button'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import type { OpenCollection } from '../workbench/view'
import { documentOf } from './document-of'

export type Editing = { type: 'new' } | { type: 'old'; document: Document }

interface DocumentEditorProps {
  collection: OpenCollection
  editing: Editing
  onDeleted: (document: Document) => void
  onClose: () => void
}

const PATH = '/collections/:env/:name/:id'

/** A document as EJSON: dates are `{ "$date": … }`. Ctrl+Enter saves, Escape closes. */
export function DocumentEditor({ collection, editing, onDeleted, onClose }: DocumentEditorProps) {
  const old = editing.type === 'old' ? editing.document : undefined
  const [text, setText] = useState(old ? JSON.stringify(old, null, 2) : '{\n  \n}')
  const { run, busy, error } = useAction()
  const id = old?.['_id']
  // In EJSON: a text and a number differ.
  const param = { ...collection, id: JSON.stringify(id) }
  const title = old ? textOf(id) : say('A new document', '新建文档')

  async function save(event: FormEvent) {
    event.preventDefault()
    const well = await run(async () => {
      const document = documentOf(text)
      if (old) await send('$put', PATH, { param, json: document })
      else await send('$post', '/collections/:env/:name', { param, json: { documents: [document] } })
    })
    if (well) onClose()
  }

  async function remove(document: Document) {
    if (!(await run(() => send('$delete', PATH, { param })))) return
    onDeleted(document)
    onClose()
  }

  return (
    <form
      className="document-editor"
      aria-label={title}
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => press(event, onClose)}
    >
      <textarea
        className="editor"
        autoFocus
        spellCheck={false}
        rows={Math.min(Math.max(text.split('\n').length, 4), 16)}
        value={text}
        aria-label={say('Document, EJSON', '文档（EJSON）')}
        aria-invalid={error !== undefined}
        onChange={({ target }) => setText(target.value)}
      />
      <Wrong>{error}</Wrong>
      <div className="row">
        <button className="button primary" disabled={busy} title={say('Ctrl+Enter saves', 'Ctrl+Enter 保存')}>
          {say('Save', '保存')}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {say('Close', '关闭')}
        </button>
        <span className="grow" />
        {old && (
          <ConfirmButton name={say('Delete', '删除')} disabled={busy} onConfirm={() => void remove(old)} />
        )}
      </div>
    </form>
  )
}

function press(event: KeyboardEvent<HTMLFormElement>, close: () => void) {
  if (event.key === 'Escape') close()
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
}

const textOf = (id: unknown) => (typeof id === 'string' ? id : JSON.stringify(id))
