import { useReducer, useState } from 'react'
import { ask } from '../ask'
import type { Document } from '../control'
import { say } from '../language'
import { useLoaded } from '../ui/use-loaded'
import { Wrong } from '../ui/wrong'
import { DocumentEditor, type Editing } from './document-editor'
import { DocumentTable } from './document-table'
import { Explained, type Explanation } from './explained'
import { Pager } from './pager'
import { collectionPath, firstQuery, type IndexInfo, pathOf, queryAfter } from './query'
import { QueryForm } from './query-form'
import { Undo } from './undo'

interface Page {
  total: number
  documents: Document[]
  explain: Explanation
}

interface CollectionViewProps {
  env: string
  name: string
  count: number
  indexes: readonly IndexInfo[]
  hue: number | undefined
  revision: number
  refresh: () => Promise<void>
}

/** A collection's documents, page by page, and one of them opened. */
export function CollectionView({ env, name, count, indexes, hue, revision, refresh }: CollectionViewProps) {
  const path = collectionPath(env, name)
  const [query, dispatch] = useReducer(queryAfter, indexes, firstQuery)
  const page = useLoaded<Page>(pathOf(path, query), revision)
  const [editing, setEditing] = useState<Editing>()
  const [deleted, setDeleted] = useState<Document>()
  const { total = 0, documents = [], explain } = page.data ?? {}

  async function restore(document: Document) {
    await ask(path, { body: { documents: [document] } })
    setDeleted(undefined)
    await refresh()
  }

  return (
    <div className="documents" data-hue={hue}>
      <QueryForm query={query} onAsk={(asked) => dispatch({ type: 'asked', ...asked })} />
      <div className="below-query">
        {explain && <Explained explain={explain} query={query} indexes={indexes} count={count} />}
        <button className="button small" type="button" onClick={() => setEditing({ type: 'new' })}>
          + {say('Document', '文档')}
        </button>
      </div>
      <Wrong>{page.error}</Wrong>
      {deleted && <Undo document={deleted} onUndo={restore} onClose={() => setDeleted(undefined)} />}
      {editing && (
        <DocumentEditor
          key={editing.type === 'new' ? '' : JSON.stringify(editing.document['_id'])}
          path={path}
          editing={editing}
          onDone={refresh}
          onDeleted={setDeleted}
          onClose={() => setEditing(undefined)}
        />
      )}
      <div className="scroller" tabIndex={0} role="group" aria-label={name}>
        {page.data && documents.length === 0 && (
          <p className="nothing">
            {count === 0
              ? say('This collection is empty.', '这个集合是空的。')
              : say('No document matches.', '没有符合的文档。')}
          </p>
        )}
        {documents.length > 0 && (
          <DocumentTable
            documents={documents}
            open={editing?.type === 'old' ? editing.document['_id'] : undefined}
            onOpen={(document) => setEditing({ type: 'old', document })}
          />
        )}
      </div>
      <Pager page={query.page} total={total} onTurn={(by) => dispatch({ type: 'turned', by })} />
    </div>
  )
}
