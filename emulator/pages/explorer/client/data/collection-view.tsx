import { useReducer, useState } from 'react'
import { send } from '../ask'
import type { Document, IndexInfo } from '../control'
import { say } from '../language'
import { useLoaded } from '../loaded'
import { Wrong } from '../ui/wrong'
import { columnsOf } from './cells'
import { DocumentEditor, type Editing } from './document-editor'
import { DocumentTable } from './document-table'
import { Explained } from './explained'
import { Filter } from './filter'
import { Pager } from './pager'
import { firstQuery, queryAfter, searchOf } from './query'
import { QueryForm } from './query-form'
import { Undo } from './undo'

interface CollectionViewProps {
  env: string
  name: string
  count: number
  indexes: readonly IndexInfo[]
  hue: number | undefined
}

/** A collection's documents, page by page, and one of them opened. */
export function CollectionView({ env, name, count, indexes, hue }: CollectionViewProps) {
  const collection = { env, name }
  const [query, dispatch] = useReducer(queryAfter, indexes, firstQuery)
  const page = useLoaded('/collections/:env/:name', {
    param: collection,
    query: searchOf(query, query.page),
  })
  const [editing, setEditing] = useState<Editing>()
  const [deleted, setDeleted] = useState<Document>()
  const { total = 0, documents = [], explain } = page.data ?? {}
  const columns = columnsOf(documents)

  async function restore(document: Document) {
    await send('$post', '/collections/:env/:name', { param: collection, json: { documents: [document] } })
    setDeleted(undefined)
  }

  return (
    <div className="documents" data-hue={hue}>
      <QueryForm typed={query.typed} dispatch={dispatch} />
      <div className="below-query">
        <Filter
          where={query.where}
          documents={documents}
          fields={columns}
          onFilter={(where) => dispatch({ type: 'filtered', where })}
        />
        {explain && <Explained explain={explain} query={query} indexes={indexes} count={count} />}
        <NewDocument onClick={() => setEditing({ type: 'new' })} />
      </div>
      <Wrong>{page.error}</Wrong>
      {deleted && <Undo document={deleted} onUndo={restore} onClose={() => setDeleted(undefined)} />}
      {editing && (
        <DocumentEditor
          key={editing.type === 'new' ? '' : JSON.stringify(editing.document['_id'])}
          collection={collection}
          editing={editing}
          onDeleted={setDeleted}
          onClose={() => setEditing(undefined)}
        />
      )}
      <div className="scroller" tabIndex={0} role="group" aria-label={name}>
        {page.data && documents.length === 0 && <p className="nothing">{nothingIn(count)}</p>}
        {documents.length > 0 && (
          <DocumentTable
            documents={documents}
            columns={columns}
            sort={query.sort}
            onSort={(field) => dispatch({ type: 'sorted', field })}
            open={editing?.type === 'old' ? editing.document['_id'] : undefined}
            onOpen={(document) => setEditing({ type: 'old', document })}
          />
        )}
      </div>
      <Pager page={query.page} total={total} onTurn={(by) => dispatch({ type: 'turned', by })} />
    </div>
  )
}

function NewDocument({ onClick }: { onClick: () => void }) {
  return (
    <button className="button small" type="button" title="n" aria-keyshortcuts="n" onClick={onClick}>
      + {say('Document', '文档')}
    </button>
  )
}

function nothingIn(count: number) {
  return count === 0
    ? say('This collection is empty.', '这个集合是空的。')
    : say('No document matches.', '没有符合的文档。')
}
