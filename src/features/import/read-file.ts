import { textOf } from './decode'
import { linesOf } from './table'

export const fields = ['_id', 'name', 'sex', 'age', 'tel'] as const
type Field = (typeof fields)[number]

/** What columns and sexes are called in a language, in small letters. */
export interface Words {
  columns: Record<Field, string[]>
  /** By WeChat's numbers. */
  sexes: string[][]
}

/** A row as it stands in the file. `fields` is left out where a line of a JSON file cannot be read. */
export interface RawRow {
  line: number
  fields?: Record<string, unknown>
}

/** Why a file is not taken. */
export type Unfit = 'size' | 'encoding' | 'columns' | 'empty' | 'rows'

export interface Read {
  rows: RawRow[]
  /** Columns that are not known. */
  ignored: string[]
}

const LARGEST = 5_000_000

/** The rows of a file, CSV or a JSON object a line, whatever language its columns are in. */
export function readFile(bytes: Uint8Array, words: Words[]): Read | Unfit {
  if (bytes.length > LARGEST) return 'size'
  const text = textOf(bytes)
  if (text === undefined) return 'encoding'
  if (text.trim() === '') return 'empty'
  return text.trimStart().startsWith('{') ? readObjects(text, words) : readTable(text, words)
}

function readObjects(text: string, words: Words[]): Read {
  const rows = text.split('\n').flatMap((written, i): RawRow[] => {
    if (written.trim() === '') return []
    const object = objectIn(written)
    return [{ line: i + 1, ...(object && { fields: inNumbers(object, words) }) }]
  })
  const known = new Set<string>(fields)
  const names = rows.flatMap((row) => Object.keys(row.fields ?? {}))
  return { rows, ignored: [...new Set(names)].filter((name) => !known.has(name)) }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function readTable(text: string, words: Words[]): Read | Unfit {
  const [head, ...lines] = linesOf(text)
  const columns = head?.cells.map((title) => fieldOf(title, words)) ?? []
  if (!columns.includes('name')) return 'columns'
  if (lines.length === 0) return 'empty'
  const rows = lines.map(({ line, cells }) => {
    const row: Record<string, unknown> = {}
    for (const [i, field] of columns.entries()) if (field) row[field] = cells[i] ?? ''
    return { line, fields: inNumbers(row, words) }
  })
  return { rows, ignored: head?.cells.filter((title, i) => title !== '' && !columns[i]) ?? [] }
}

const fieldOf = (title: string, words: Words[]): Field | undefined =>
  fields.find((field) => words.some(({ columns }) => columns[field].includes(title.toLowerCase())))

/** The sex by WeChat's number; nothing said is unknown, and what is no word for one stays as it is. */
function inNumbers(row: Record<string, unknown>, words: Words[]): Record<string, unknown> {
  const { sex = '' } = row
  if (typeof sex !== 'string') return row
  const word = sex.toLowerCase()
  const number = [0, 1, 2].find((sex) => words.some(({ sexes }) => sexes[sex]?.includes(word)))
  return { ...row, sex: number ?? (word === '' ? 0 : sex) }
}
