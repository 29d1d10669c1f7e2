import type { Document } from '../control'
import { say } from '../language'
import { cellOf } from './cells'
import { wayOf } from './query'

interface DocumentTableProps {
  documents: readonly Document[]
  /** `_id` first. */
  columns: readonly string[]
  sort: string
  onSort: (field: string) => void
  /** The `_id` of the one that is being edited. */
  open: unknown
  onOpen: (document: Document) => void
}

/** A line each; the `_id` opens the document as it is, a column's head sorts by it. */
export function DocumentTable({ documents, columns, sort, onSort, open, onOpen }: DocumentTableProps) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column} column={column} way={wayOf(sort, column)} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => {
          const key = cellOf(document['_id'])
          return (
            <tr key={key} data-open={(open !== undefined && key === cellOf(open)) || undefined}>
              <th scope="row">
                <button type="button" title={key} onClick={() => onOpen(document)}>
                  {key}
                </button>
              </th>
              {columns.slice(1).map((column) => (
                <Cell key={column} value={document[column]} />
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface HeadProps extends Pick<DocumentTableProps, 'onSort'> {
  column: string
  way: 'asc' | 'desc' | undefined
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const
const ARROW = { asc: ' ↑', desc: ' ↓' }

function Head({ column, way, onSort }: HeadProps) {
  return (
    <th scope="col" aria-sort={way && ARIA[way]}>
      <button
        type="button"
        title={say(`Sort by ${column}`, `按 ${column} 排序`)}
        onClick={() => onSort(column)}
      >
        {column}
        {way && <span aria-hidden="true">{ARROW[way]}</span>}
      </button>
    </th>
  )
}

function Cell({ value }: { value: unknown }) {
  const text = cellOf(value)
  return (
    <td data-type={typeof value} title={text.length > 24 ? text : undefined}>
      {text}
    </td>
  )
}
