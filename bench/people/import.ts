import * as v from 'valibot'
import type { DataOf, ImportRow, User } from '../../contract'
import { ROWS_AT_ONCE, importRow } from '../../contract/import-row'
import { adminApp } from '../../local/pair'
import type { Figure } from '../figure'
import { type Stage, withPeople } from './stage'

const ROWS = 10_000
/** Every so many-th row is a bad one. */
const BAD = 100
/** Who looks the file through, and who imports it. */
const EDITORS = ['checks', 'imports']

type Checked = DataOf<'imports_check'>['rows'][number]['what']

/**
 * 10,000 rows, a hundred of which are bad, one half of these by a field and the other by whom they mean. @throws where the
 * dry run names others, the import stores others, or its undoing leaves anything else than was there
 */
export async function measureImport(say: (what: string) => void): Promise<Figure[]> {
  say(`an import of ${ROWS} rows`)
  return withPeople(1_000, EDITORS, async (stage) => {
    const raw = Array.from({ length: ROWS }, (_, n) => rowOf(n, stage.people))
    const before = recordsOf(stage)
    const dry = performance.now()
    const { good, named } = await lookThrough(stage, raw)
    const looked = performance.now() - dry
    mustBe(
      'named by the dry run',
      named.join(),
      raw.flatMap(({ line }) => (isBad(line - 2) ? line : [])).join(),
    )
    const filled = performance.now()
    const _id = await fill(stage, good)
    await pushed(stage, _id, 'done')
    const ran = performance.now() - filled
    mustBe('stored', recordsOf(stage).size - before.size, ROWS - ROWS / BAD)
    const undoing = performance.now()
    await stage.call('imports', 'imports_undo', { _id })
    await pushed(stage, _id, 'undone')
    const undone = performance.now() - undoing
    mustBe('left', JSON.stringify([...recordsOf(stage)].sort()), JSON.stringify([...before].sort()))
    return [
      { what: `dry run of ${ROWS} rows`, ms: looked },
      { what: 'import of them', ms: ran },
      { what: 'undoing of it', ms: undone },
    ]
  })
}

const isBad = (n: number): boolean => n % BAD === BAD - 1

function rowOf(n: number, people: User[]): ImportRow {
  const row = {
    line: n + 2,
    name: `新人${n}`,
    sex: 1 as const,
    age: 30,
    tel: `177${String(n).padStart(8, '0')}`,
  }
  if (!isBad(n)) return row
  return n % (2 * BAD) === BAD - 1 ? { ...row, age: 200 } : { ...row, _id: `${people[n % 1000]?._id ?? ''}x` }
}

/** As the app does it: what can be seen is not asked. */
async function lookThrough(
  { call }: Stage,
  raw: ImportRow[],
): Promise<{ good: ImportRow[]; named: number[] }> {
  const sound = raw.filter((row) => v.safeParse(importRow, row).success)
  const found = new Map<number, Checked>()
  for (let from = 0; from < sound.length; from += ROWS_AT_ONCE) {
    const { rows } = await call('checks', 'imports_check', { rows: sound.slice(from, from + ROWS_AT_ONCE) })
    for (const { line, what } of rows) found.set(line, what)
  }
  const isGood = ({ line }: ImportRow) => ['new', 'same', 'other'].includes(found.get(line) ?? '')
  return {
    good: sound.filter(isGood),
    named: raw.flatMap((row) => (isGood(row) ? [] : row.line)),
  }
}

async function fill({ call }: Stage, rows: ImportRow[]): Promise<string> {
  const wanted = { kind: 'import', mode: 'skip', file: 'people.csv', rows: rows.length } as const
  const { _id } = (await call('imports', 'jobs_add', wanted)).job
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await call('imports', 'imports_fill', { _id, from, rows: rows.slice(from, from + ROWS_AT_ONCE) })
  return _id
}

/** By the timer, as if nobody looked. */
async function pushed({ cloud }: Stage, _id: string, status: string): Promise<void> {
  const database = cloud.database(adminApp.env)
  while (database.find('jobs', { _id })[0]?.['status'] !== status)
    await cloud.invoke({ env: adminApp.env, name: 'jobs_sweep', event: {}, source: 'wx_trigger' })
}

const recordsOf = ({ cloud }: Stage): Map<string, object> =>
  new Map(
    cloud
      .database(adminApp.env)
      .find('users')
      .map((user) => [String(user['_id']), user]),
  )

function mustBe(what: string, is: unknown, expected: unknown): void {
  if (is !== expected)
    throw new Error(`${what}: ${String(is).slice(0, 200)}, not ${String(expected).slice(0, 200)}`)
}
