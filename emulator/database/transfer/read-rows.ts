import { Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import Papa from 'papaparse'
import { isDocument, type Document } from '../document'
import { decode } from '../ejson'
import { lostNumber } from '../lost-number'
import { BadLine, type Row } from '../import-documents'
import { readCell } from './cells'

/** Lines between two turns of the event loop. */
const AT_ONCE = 500
/** Characters of CSV between two of them. */
const CHUNK = 64 * 1024

/** JSON Lines: a document in EJSON on each line. @throws BadLine */
export async function readJsonLines(text: string): Promise<Row[]> {
  const rows: Row[] = []
  let line = 0
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at)
    const words = text.slice(at, end < 0 ? undefined : end).trim()
    at = end < 0 ? text.length : end + 1
    line += 1
    if (line % AT_ONCE === 0) await turn()
    if (words !== '') rows.push({ line, document: documentOf(line, () => read(words)) })
  }
  return rows
}

function read(words: string): unknown {
  const lost = lostNumber(words)
  if (lost !== undefined) throw new Error(`the number ${lost} would become another one; write it as a text`)
  return decode(words, 'line', 0)
}

/** A comma, or what spreadsheets put in its place: whichever the first line has most of. */
function delimiterOf(text: string): string {
  const [head = ''] = /^.*/.exec(text.replace(/"(?:[^"]|"")*"/g, '').trimStart()) ?? []
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).mark
}

/** The first row names the fields; `a.b` is the field b of the document a. @throws BadLine */
export async function readCsv(text: string): Promise<Row[]> {
  const rows: Row[] = []
  let header: string[][] | undefined
  let line = 0
  const read = (cells: string[]) => {
    line += 1
    if (!header) header = cells.map((name) => name.split('.'))
    else if (cells.some((cell) => cell !== '')) {
      const paths = header
      if (cells.length > paths.length)
        throw new BadLine(line, `it has ${cells.length} cells, the first line has ${paths.length}`)
      rows.push({ line, document: documentOf(line, () => nested(paths, cells)) })
    }
  }
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(Readable.from(pieces(text)), {
      delimiter: delimiterOf(text),
      chunk({ data, errors }, parser) {
        const error = errors.find(({ type }) => type === 'Quotes')
        try {
          if (error) throw new BadLine(line + 1 + (error.row ?? 0), error.message)
          data.forEach(read)
        } catch (reason) {
          reject(reason instanceof Error ? reason : new Error(String(reason)))
          parser.abort()
        }
      },
      complete: () => resolve(),
      error: reject,
    })
  })
  return rows
}

async function* pieces(text: string) {
  for (let at = 0; at < text.length; at += CHUNK) {
    yield text.slice(at, at + CHUNK)
    await turn()
  }
}

function nested(paths: string[][], cells: string[]): Document {
  const document: Document = {}
  for (const [i, path] of paths.entries()) {
    const value = readCell(cells[i] ?? '')
    if (value === undefined) continue
    const [last = '', ...way] = [...path].reverse()
    let place = document
    for (const name of way.reverse()) {
      if (name === '__proto__') throw new Error('there must be no field __proto__')
      const inner = Object.hasOwn(place, name) ? place[name] : (place[name] = {})
      if (!isDocument(inner)) throw new Error(`${path.join('.')} and ${name} exclude each other`)
      place = inner
    }
    if (last === '__proto__' || Object.hasOwn(place, last))
      throw new Error(`there is no room for ${path.join('.')}`)
    place[last] = value
  }
  return document
}

function documentOf(line: number, read: () => unknown): Document {
  try {
    const document = read()
    if (!isDocument(document)) throw new Error('it is no object')
    checkNames(document)
    return document
  } catch (error) {
    throw new BadLine(line, (error as Error).message)
  }
}

/** As the console's import: 键名首尾不能是 .，且不能包含多个连续的 . */
function checkNames(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkNames)
  if (!isDocument(value)) return
  for (const [name, item] of Object.entries(value)) {
    if (name === '' || /^\.|\.$|\.\./.test(name)) throw new Error(`"${name}" cannot be the name of a field`)
    checkNames(item)
  }
}
