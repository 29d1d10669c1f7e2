import * as v from 'valibot'
import { importModes, rowOutcomes } from './import-row'
import { say } from './say'
import { states } from './states'

/** What a job has come to. */
export const jobStatuses = [
  ...(['filling', 'running', 'stopping', 'open'] as const),
  ...(['done', 'stopped', 'undoing', 'undone'] as const),
]

/**
 * - `filling`: an import that does not have all its rows yet.
 * - `running`: whoever opens its page, or a timer, pushes it on.
 * - `stopping`: nothing new is begun; what has been begun is being counted.
 * - `open`: an export whose pages may be read.
 * - `done`: everybody has had their turn.
 * - `stopped`: ended before that.
 * - `undoing`: an import that is being taken back, as a running one is gone on with.
 * - `undone`: it has been.
 */
export type JobStatus = (typeof jobStatuses)[number]

/** `_id` of a job, as functions take it. */
export const jobId = v.pipe(
  v.string(say('编号无效', 'This number is not valid')),
  v.regex(/^[0-9a-f]{32}$/, say('编号无效', 'This number is not valid')),
)

const common = {
  _id: v.string(),
  /** For all that a filter asks for, and not for chosen ones. */
  all: v.boolean(),
  /** The administrator who asked for it, if a name was known. */
  name: v.optional(v.string()),
  status: v.picklist(jobStatuses),
  /** How many people it is for, counted when it was asked for, and no further than a thousand. */
  total: v.number(),
  /** There are more than these. */
  more: v.boolean(),
  /** ms since 1970 */
  createtime: v.number(),
  /** When it ended, ms since 1970. */
  ended: v.optional(v.number()),
}

/** What everybody has a turn in. */
const bulk = {
  ...common,
  /** Of a stopped one: the errcode by which it was refused to whoever asked for it. Left out: somebody stopped it. */
  why: v.optional(v.number()),
  /** People who have been changed, or have got a message. */
  changed: v.number(),
  /** People who were so already. */
  same: v.number(),
  /** People who are not there any more. */
  gone: v.number(),
  /** People with whom it went wrong each time it was tried. */
  failed: v.number(),
}

const stateJob = v.object({
  ...bulk,
  kind: v.literal('state'),
  /** What everybody is to become. */
  state: v.picklist(states),
})

const noticeJob = v.object({
  ...bulk,
  kind: v.literal('notice'),
  /** The message's. */
  title: v.string(),
})

const exportJob = v.object({
  ...common,
  kind: v.literal('export'),
  /** With whole telephone numbers. */
  whole: v.boolean(),
  /** Asked for by whoever looks: nobody else is given its pages. */
  own: v.boolean(),
  /** Until when they are given, ms since 1970. */
  ends: v.number(),
})

const importJob = v.object({
  ...common,
  kind: v.literal('import'),
  /** What becomes of rows whose person is there already. */
  mode: v.picklist(importModes),
  /** Its name. */
  file: v.string(),
  /** Of a stopped one: the errcode by which it was refused to whoever asked for it. */
  why: v.optional(v.number()),
  /** Rows by what has become of them; what is undone is also among what it was before. */
  came: v.object(v.entriesFromList(rowOutcomes, v.number())),
  /** Until when it can be undone, ms since 1970. */
  ends: v.number(),
})

/** A job as lists show it. */
export const jobOutline = v.variant('kind', [stateJob, noticeJob, exportJob, importJob])

/** The first hundred with whom it went wrong; of who is not there any more the name is empty. */
const failures = v.array(v.object({ _id: v.string(), name: v.string(), errcode: v.number() }))

/** A job as answers show it. */
export const job = v.variant('kind', [
  v.object({ ...stateJob.entries, failures }),
  v.object({ ...noticeJob.entries, failures }),
  exportJob,
  importJob,
])

export type JobView = v.InferOutput<typeof job>
export type JobOutline = v.InferOutput<typeof jobOutline>
