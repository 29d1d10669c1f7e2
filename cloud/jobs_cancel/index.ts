import type { Job } from '../../contract'
import { jobs_cancel } from '../../contract/functions/jobs_cancel'
import { database, removeAll } from '../shared/database'
import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { jobOf, viewOf, wantedOf } from '../shared/jobs/view'
import { writeTogether } from '../shared/transaction'

/** What has been begun is counted by whoever pushes the job next: who is at it now may not be over yet. */
export const main = handler({ jobs_cancel }, async ({ input: { _id }, caller, requestId }) => {
  const by = { func: 'jobs_cancel', caller, requestId } as const
  await writeTogether(async (transaction) => {
    const jobs = transaction.collection('jobs')
    const audit = transaction.collection('audit')
    const { data: done } = await audit.doc(entryId(by, _id)).get()
    const { data: job } = await jobs.doc(_id).get()
    if (done || !job || !isStoppable(job)) return
    const running = { status: 'stopping' as const }
    const open = { status: 'stopped' as const, ended: Date.now(), ids: database().command.remove() }
    await jobs.doc(_id).update({ data: job.status === 'running' ? running : open })
    await audit.add({ data: entryOf(by, { whom: '', object: _id, before: wantedOf(job), after: {} }) })
  })
  const job = await jobOf(_id)
  // Whoever was still sending rows finds that it has ended; what arrived meanwhile goes with the job.
  if (job.kind === 'import' && job.turn === 0 && job.status === 'stopped')
    await removeAll('imports', { job: _id })
  return { job: await viewOf(job, caller) }
})

const isStoppable = ({ status }: Job): boolean =>
  status === 'running' || status === 'open' || status === 'filling'
