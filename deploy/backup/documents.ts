import { CloudApiError } from '../cloud-api'
import type { Place } from '../environment'

/** One collection of an environment. */
export interface Shelf {
  place: Place
  name: string
}

/** Which documents, in the database's own order of `_id`; `_id`s as EJSON has them. */
export interface Range {
  after?: unknown
  until?: unknown
  limit: number
  /** Of each its `_id` alone. */
  idsAlone?: boolean
}

/** A document as canonical EJSON, one line, in the words in which the database has given it. */
export type Line = string

/** How many documents are asked for, or written, at once. */
export const PAGE = 100

type Kind = 'QUERY' | 'UPDATE' | 'DELETE'

/**
 * MongoDB's own commands, through Tencent Cloud's API: https://cloud.tencent.com/document/product/876 (RunCommands). What an
 * answer looks like is from its users' sources; nobody here has asked the real one.
 */
async function command({ place, name }: Shelf, kind: Kind, what: object): Promise<unknown> {
  const { Data } = await place.api('tcb', 'RunCommands', {
    EnvId: place.env,
    MongoConnector: place.mongo,
    MgoCommands: [{ TableName: name, CommandType: kind, Command: JSON.stringify(what) }],
  })
  const [text = '[]'] = (Data ?? []) as string[]
  return JSON.parse(text)
}

/** As they are at this moment. @throws CloudApiError */
export async function countOf(shelf: Shelf): Promise<number> {
  const answer = await command(shelf, 'QUERY', { count: shelf.name })
  const { n } = objectIn(Array.isArray(answer) ? answer[0] : answer)
  const number = Number(typeof n === 'object' && n !== null ? Object.values(n)[0] : n)
  if (!Number.isInteger(number)) throw new Error(`${shelf.name}: the answer to a count holds no number.`)
  return number
}

/** @throws CloudApiError */
export async function linesIn(shelf: Shelf, { after, until, limit, idsAlone }: Range): Promise<Line[]> {
  const bounds = {
    ...(after !== undefined && { $gt: after }),
    ...(until !== undefined && { $lte: until }),
  }
  const find = {
    find: shelf.name,
    filter: Object.keys(bounds).length > 0 ? { _id: bounds } : {},
    sort: { _id: 1 },
    limit,
    ...(idsAlone && { projection: { _id: 1 } }),
  }
  const answer = await command(shelf, 'QUERY', find).catch(async (error: unknown) => {
    // Nobody says how much an answer may hold: what is too much is asked for in halves.
    if (limit === 1 || !isTooMuch(error)) throw error
    return linesIn(shelf, { after, until, limit: Math.ceil(limit / 2), ...(idsAlone && { idsAlone }) })
  })
  // A line's end within a text is written \\n there: any other is only space between its parts.
  return (answer as unknown[]).map((each) =>
    typeof each === 'string' ? each.replaceAll(/[\r\n]+/g, ' ') : JSON.stringify(each),
  )
}

const isTooMuch = (error: unknown): boolean =>
  error instanceof CloudApiError && /^(FailedOperation|InternalError|LimitExceeded|NoAnswer)/.test(error.code)

/** Whole documents, each in the place of the one with its `_id`, or anew. @throws Error; CloudApiError */
export async function write(shelf: Shelf, lines: Line[]): Promise<void> {
  const updates = lines.map((line) => {
    const u = objectIn(line)
    return { q: { _id: u._id }, u, upsert: true, multi: false }
  })
  const { name } = shelf
  const answer = await command(shelf, 'UPDATE', { update: name, updates }).catch((error: unknown) => {
    if (!(error instanceof Error) || !/E11000|duplicate key/i.test(error.message)) throw error
    throw new Error(
      `${name}: another document has what only one may have (a unique index), and is not in the backup. ` +
        `--remove ${name} removes what is not.\n    ${error.message}`,
    )
  })
  mustBeDone(name, answer)
}

/** @throws Error; CloudApiError */
export async function remove(shelf: Shelf, ids: unknown[]): Promise<void> {
  const deletes = [{ q: { _id: { $in: ids } }, limit: 0 }]
  mustBeDone(shelf.name, await command(shelf, 'DELETE', { delete: shelf.name, deletes }))
}

function mustBeDone(name: string, answer: unknown): void {
  const { writeErrors } = objectIn(Array.isArray(answer) ? answer[0] : answer)
  if (Array.isArray(writeErrors) && writeErrors.length > 0)
    throw new Error(`${name}: not everything was written: ${JSON.stringify(writeErrors[0])}`)
}

export const idIn = (line: Line): unknown => objectIn(line)._id

/** It may be told as an object or as its text. */
function objectIn(told: unknown): Record<string, unknown> {
  const value: unknown = typeof told === 'string' ? JSON.parse(told) : told
  return (value ?? {}) as Record<string, unknown>
}
