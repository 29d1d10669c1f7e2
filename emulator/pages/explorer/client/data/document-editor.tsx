import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { ask } from '../ask'
import type { Document } from '../control'
import { say } from '../language'
import { ConfirmButton } from '../ui/confirm-button'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import { documentOf } from './document-of'
import { documentPath } from './query'

export type Editing = { type: 'new' } | { type: 'old'; document: Document }

interface DocumentEditorProps {
  /** Of the collection. */
  path: string
  editing: Editing
  /** Something was written. */
  onDone: () => Promise<void>
  onDeleted: (document: Document) => void
  onClose: () => void
}

/** A document as EJSON: dates are `{ "$date": … }`. Ctrl+Enter saves, Escape closes. */
export function DocumentEditor({ path, editing, onDone, onDeleted, onClose }: DocumentEditorProps) {
  const old = editing.type === 'old' ? editing.document : undefined
  const [text, setText] = useState(old ? JSON.stringify(old, null, 2) : '{\n  \n}')
  const { run, busy, error } = useAction()
  const id = old?.['_id']
  const title = old ? textOf(id) : say('A new document', '新建文档')

  async function save(event: FormEvent) {
    event.preventDefault()
    const well = await run(async () => {
      const document = documentOf(text)
      if (old) await ask(documentPath(path, id), { method: 'PUT', body: document })
      else await ask(path, { body: { documents: [document] } })
      await onDone()
    })
    if (well) onClose()
  }

  async function remove(document: Document) {
    if (!(await run(() => ask(documentPath(path, id), { method: 'DELETE' })))) return
    onDeleted(document)
    onClose()
    await onDone()
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
        <button className="button primary" disabled={busy} title="Ctrl+Enter">
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
