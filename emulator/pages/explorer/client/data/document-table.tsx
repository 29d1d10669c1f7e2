import type { Document } from '../control'
import { cellOf, columnsOf } from './cells'

interface DocumentTableProps {
  documents: readonly Document[]
  /** The `_id` of the one that is being edited. */
  open: unknown
  onOpen: (document: Document) => void
}

/** A line each; the `_id` opens the document as it is. */
export function DocumentTable({ documents, open, onOpen }: DocumentTableProps) {
  const [id, ...columns] = columnsOf(documents)
  return (
    <table>
      <thead>
        <tr>
          {[id, ...columns].map((column) => (
            <th scope="col" key={column}>
              {column}
            </th>
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
              {columns.map((column) => (
                <Cell key={column} value={document[column]} />
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
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
