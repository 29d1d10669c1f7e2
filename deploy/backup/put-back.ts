import { countOf, idIn, type Line, linesIn, PAGE, remove, type Shelf, write } from './documents'
import { linesOf } from './lines'

/** How a collection differs from its file. */
export interface Difference {
  same: number
  /** There, and otherwise. */
  other: number
  missing: number
  /** There, and not in the backup. */
  extra: number
}

/** A collection, and what a backup has of it. */
export interface Kept {
  shelf: Shelf
  file: string
  /** Documents at once. */
  page?: number
}

/** Bytes that are written at once, as far as one document is not more. */
const BYTES = 512 * 1024

/**
 * Reads both side by side, in the order in which the database has its `_id`s, and keeps neither in memory.
 * @throws CloudApiError
 */
export async function compare(kept: Kept): Promise<Difference> {
  const difference = { same: 0, other: 0, missing: 0, extra: 0 }
  for await (const { lines, there, extra } of stretches(kept)) {
    difference.extra += extra.length
    for (const line of lines) {
      const found = there.get(keyOf(line))
      difference[found === undefined ? 'missing' : isSame(line, found) ? 'same' : 'other']++
    }
  }
  return difference
}

/** Removes what the backup has not. @throws CloudApiError */
export async function removeExtra(kept: Kept): Promise<void> {
  for await (const { extra } of stretches(kept)) if (extra.length > 0) await remove(kept.shelf, extra)
}

/** Writes what is missing or otherwise; done twice, it is as done once. @throws Error; CloudApiError */
export async function putBack(kept: Kept): Promise<void> {
  for await (const { lines, there } of stretches(kept)) {
    const differing = lines.filter((line) => {
      const found = there.get(keyOf(line))
      return found === undefined || !isSame(line, found)
    })
    for (const batch of batches(differing)) await write(kept.shelf, batch)
  }
}

/** A page of the file, and what is there from the end of the one before to its end. */
interface Stretch {
  lines: Line[]
  /** Those of the same `_id`s. */
  there: Map<string, Line>
  /** `_id`s of the others. */
  extra: unknown[]
}

async function* stretches({ shelf, file, page = PAGE }: Kept): AsyncGenerator<Stretch> {
  let after: unknown
  let lines: Line[] = []
  const isEmpty = (await countOf(shelf)) === 0
  async function* between(until: unknown): AsyncGenerator<Line[]> {
    for (let from = after; ;) {
      const range = { ...(from !== undefined && { after: from }), ...(until !== undefined && { until }) }
      const found = isEmpty ? [] : await linesIn(shelf, { ...range, limit: page })
      if (found.length === 0) return
      yield found
      from = idIn(found.at(-1) ?? '{}')
    }
  }
  async function* stretch(until: unknown): AsyncGenerator<Stretch> {
    const wanted = new Set(lines.map(keyOf))
    const there = new Map<string, Line>()
    for await (const found of between(until)) {
      for (const line of found) if (wanted.has(keyOf(line))) there.set(keyOf(line), line)
      // However many there are, they are not gathered.
      yield { lines: [], there, extra: found.filter((line) => !wanted.has(keyOf(line))).map(idIn) }
    }
    yield { lines, there, extra: [] }
  }
  for await (const line of linesOf(file)) {
    lines.push(line)
    if (lines.length < page) continue
    const until = idIn(line)
    yield* stretch(until)
    after = until
    lines = []
  }
  yield* stretch(undefined)
}

const keyOf = (line: Line): string => JSON.stringify(idIn(line))

/** Word for word, but for spaces. */
const isSame = (one: Line, other: Line): boolean =>
  one === other || JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other))

function* batches(lines: Line[]): Generator<Line[]> {
  let batch: Line[] = []
  let bytes = 0
  for (const line of lines) {
    const size = Buffer.byteLength(line)
    if (batch.length > 0 && bytes + size > BYTES) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(line)
    bytes += size
  }
  if (batch.length > 0) yield batch
}
