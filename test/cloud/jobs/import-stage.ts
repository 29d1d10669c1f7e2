import { expect } from 'vitest'
import type { ImportMode, ImportRow, ImportedRow, Job, User } from '../../../contract'
import { ask, database } from '../admins/people'
import { type RunningPair, someone } from '../run-pair'
import { everybody, jobs, sweep } from './stage'

type ImportJob = Extract<Job, { kind: 'import' }>

export const telOf = (n: number) => `177${String(n).padStart(8, '0')}`

/** People who are not there. */
export const newcomers = (count: number, line = 2): ImportRow[] =>
  Array.from({ length: count }, (_, n) => ({
    line: line + n,
    name: `新人${n}`,
    sex: 1,
    age: 30,
    tel: telOf(n),
  }))

export const rowFor = (user: User | undefined, line: number, changed: Partial<ImportRow> = {}): ImportRow => {
  const { name, sex, age, tel } = user ?? (someone as User)
  return { line, name, sex, age, tel, ...changed }
}

export const rowsOf = (pair: RunningPair) => database(pair).find('imports') as unknown as ImportedRow[]

/** Hands all of them over. */
export async function imported(
  pair: RunningPair,
  rows: ImportRow[],
  mode: ImportMode = 'skip',
): Promise<string> {
  const wanted = { kind: 'import', mode, file: 'people.csv', rows: rows.length } as const
  const { data } = await ask(pair, 'Qian', 'jobs_add', wanted)
  for (let from = 0; from < rows.length; from += 200) {
    const slice = { _id: data.job._id, from, rows: rows.slice(from, from + 200) }
    expect((await ask(pair, 'Qian', 'imports_fill', slice)).errcode).toBe(0)
  }
  return data.job._id
}

/** Until nothing is left to do. */
export async function ended(pair: RunningPair, _id: string): Promise<ImportJob> {
  for (let runs = 0; runs < 50; runs++) {
    const job = jobs(pair).find((each) => each._id === _id)
    if (job?.kind === 'import' && job.ended !== undefined) return job
    await sweep(pair)
  }
  throw new Error('The import does not come to an end.')
}

/** Records as they are but for how often they were changed. */
export const recordsOf = (pair: RunningPair) =>
  new Map(everybody(pair).map(({ version: _, ...record }) => [record._id, record]))
