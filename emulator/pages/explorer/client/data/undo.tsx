import type { Document } from '../control'
import { say } from '../language'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'

interface UndoProps {
  document: Document
  onUndo: (document: Document) => Promise<void>
  onClose: () => void
}

/** The way back after a deletion. */
export function Undo({ document, onUndo, onClose }: UndoProps) {
  const { run, busy, error } = useAction()
  const id = document['_id']
  return (
    <div className="undo" role="status">
      <span className="grow">
        {say('Deleted', '已删除')} <code>{typeof id === 'string' ? id : JSON.stringify(id)}</code>
        <Wrong>{error}</Wrong>
      </span>
      <button
        className="button small"
        type="button"
        disabled={busy}
        onClick={() => void run(() => onUndo(document))}
      >
        {say('Undo', '撤销')}
      </button>
      <button className="button small" type="button" onClick={onClose}>
        {say('Dismiss', '知道了')}
      </button>
    </div>
  )
}
