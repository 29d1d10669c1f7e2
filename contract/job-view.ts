import * as v from 'valibot'
import { say } from './say'
import { states } from './states'

/** What a job has come to. */
export const jobStatuses = ['running', 'stopping', 'open', 'done', 'stopped'] as const

/**
 * - `running`: whoever opens its page, or a timer, pushes it on.
 * - `stopping`: nothing new is begun; what has been begun is being counted.
 * - `open`: an export whose pages may be read.
 * - `done`: everybody has had their turn.
 * - `stopped`: ended before that.
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

const stateJob = v.object({
  ...common,
  kind: v.literal('state'),
  /** What everybody is to become. */
  state: v.picklist(states),
  /** Of a stopped one: the errcode by which it was refused to whoever asked for it. Left out: somebody stopped it. */
  why: v.optional(v.number()),
  /** People who have been changed. */
  changed: v.number(),
  /** People who were so already. */
  same: v.number(),
  /** People who are not there any more. */
  gone: v.number(),
  /** People with whom it went wrong each time it was tried. */
  failed: v.number(),
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

/** A job as lists show it. */
export const jobOutline = v.variant('kind', [stateJob, exportJob])

/** A job as answers show it. */
export const job = v.variant('kind', [
  v.object({
    ...stateJob.entries,
    /** The first hundred with whom it went wrong; of who is not there any more the name is empty. */
    failures: v.array(v.object({ _id: v.string(), name: v.string(), errcode: v.number() })),
  }),
  exportJob,
])

export type JobView = v.InferOutput<typeof job>
export type JobOutline = v.InferOutput<typeof jobOutline>
