import type { ImportMode, ImportRow, RowOutcome } from './import-row'
import type { JobStatus } from './job-view'
import type { PeopleFilter } from './people-filter'
import type { State } from './states'
import type { OwnRecord } from './user-view'

/** What an editor has asked to be done with many people. */
export type Job = BulkJob | ExportJob | ImportJob

/** Everybody has a turn, and something is done to them or for them. */
export type BulkJob = StateJob | NoticeJob

/**
 * Everybody is to become something. A batch of them is written down before it is begun, so that whoever goes on knows
 * what has been begun: cloud/shared/jobs/.
 */
export interface StateJob extends JobRecord {
  kind: 'state'
  state: State
}

/** Everybody gets a message: that of the job's `_id` in `notices`. */
export interface NoticeJob extends JobRecord {
  kind: 'notice'
  /** The message's. */
  title: string
}

/** People who may be read, page by page, by whoever asked for it. */
export interface ExportJob extends JobRecord {
  kind: 'export'
  /** With whole telephone numbers. */
  whole: boolean
}

/** People of a file. Its rows are in `imports`, and say what has become of them. */
export interface ImportJob extends JobRecord {
  kind: 'import'
  mode: ImportMode
  /** The file's name. */
  file: string
  /** Rows by what has become of them, of the batches that were counted; `undone` and `kept` of the last undoing. */
  came: Record<RowOutcome, number>
  /** Who has asked for it to be undone: from then on everything is done in their name. */
  undo?: By
}

/** A row of a file that is imported. Written with the person's record, and removed with the job. */
export interface ImportedRow {
  /** Of the job and `n`. */
  _id: string
  job: string
  /** How many rows come before it. */
  n: number
  row: ImportRow
  /** Left out: it has not had its turn. */
  outcome?: RowOutcome
  /** `_id` in `users` of the person that it is about. */
  whom?: string
  /** Of the record that came of it: while it is still so, it can be undone. */
  version?: number
  /** What was there before, as far as it was changed: whole, until it is undone. */
  before?: Partial<Pick<OwnRecord, 'name' | 'age' | 'sex' | 'tel'>>
}

/** An administrator who has asked for a job. */
interface By {
  appid: string
  openid: string
  name?: string
}

interface JobRecord {
  /** Of the editor who asked for it and the request. */
  _id: string
  /** Who was chosen. Taken out when the job ends; left out where a filter says whom it is for. */
  ids?: string[]
  filter?: PeopleFilter
  /** Who asked for it: in whose name everything is done, for as long as they may. */
  by: By
  status: JobStatus
  /** As they were counted when it was asked for. */
  total: number
  more: boolean
  /** ms since 1970 */
  createtime: number
  ended?: number
  /** When this record is removed, ms since 1970. */
  ends: number
  // How far it has come. Of an export all of this stays as it was made.
  /** Of a stopped one: the errcode by which it was refused. */
  why?: number
  /** Where the next batch begins: a list's cursor or the number of a chosen one; empty at first. */
  place: string
  /** Begun, and not yet counted. */
  batch?: Batch
  /** Counts the batches that were begun or gone on with: whoever began the last one counts it. */
  turn: number
  /** Until this moment nobody else goes on, ms since 1970; 0: anybody may. */
  leased: number
  changed: number
  same: number
  gone: number
  failed: number
  /** The first hundred of them. */
  failures: { _id: string; errcode: number }[]
}

/** People whose turn it is. */
export interface Batch {
  ids: string[]
  /** Those between them who are so already. */
  same: number
  /** Where the next one begins; null: there is none. */
  next: string | null
  /** How often it has been begun. */
  tries: number
}
