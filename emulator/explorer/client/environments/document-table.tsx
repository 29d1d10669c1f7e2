import { Fragment, useState } from 'react'
import type { Document } from '../control'
import { cellOf, columnsOf } from './cells'

/** A line each; the `_id` opens the document as it is. */
export function DocumentTable({ documents }: { documents: Document[] }) {
  const [open, setOpen] = useState<string>()
  const [id, ...columns] = columnsOf(documents)
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{id}</th>
          {columns.map((column) => (
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
            <Fragment key={key}>
              <tr>
                <th scope="row">
                  <button
                    type="button"
                    aria-expanded={open === key}
                    title={key}
                    onClick={() => setOpen(open === key ? undefined : key)}
                  >
                    {key}
                  </button>
                </th>
                {columns.map((column) => (
                  <Cell key={column} value={document[column]} />
                ))}
              </tr>
              {open === key && <Whole document={document} columns={columns.length + 1} />}
            </Fragment>
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

function Whole({ document, columns }: { document: Document; columns: number }) {
  return (
    <tr>
      <td className="whole" colSpan={columns}>
        <pre>{JSON.stringify(document, null, 2)}</pre>
      </td>
    </tr>
  )
}
