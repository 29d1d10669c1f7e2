import type { Job } from '../../../contract'
import { importWork } from './import-work'
import { noticeWork } from './notice-work'
import { stateWork } from './state-work'
import { undoWork } from './undo-work'
import type { Work } from './work'

/** What does not end by itself, and needs nobody to push it. */
export function workOf(job: Job): Work | undefined {
  if (job.kind === 'state') return stateWork(job)
  if (job.kind === 'notice') return noticeWork(job)
  if (job.kind === 'export' || job.status === 'filling') return undefined
  return job.undo ? undoWork(job) : importWork(job)
}
