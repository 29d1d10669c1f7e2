import { EJSON } from 'bson'
import Papa from 'papaparse'
import type { Document } from '../document'
import { writeCell } from './cells'

/** What a spreadsheet would calculate; a negative number is one. */
const FORMULA = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/

/** A document in EJSON on each line. */
export const jsonLines = (documents: Document[]) =>
  documents.map((document) => `${EJSON.stringify(document, { relaxed: true })}\n`).join('')

const fieldsOf = (documents: Document[]) => {
  const fields = new Set(['_id'])
  for (const document of documents) for (const name in document) fields.add(name)
  return [...fields]
}

/** The line that names the fields. */
export const csvHead = (documents: Document[]) => `${Papa.unparse([fieldsOf(documents)])}\r\n`

/** @returns what makes the lines of some of them. @param forSheet with an apostrophe before what would be calculated */
export function csvOf(documents: Document[], forSheet: boolean) {
  const fields = fieldsOf(documents)
  const row = (document: Document) => fields.map((name) => writeCell(document[name]))
  const how = { escapeFormulae: forSheet && FORMULA }
  return (some: Document[]) => `${Papa.unparse(some.map(row), how)}\r\n`
}
