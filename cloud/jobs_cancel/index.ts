import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { jobOf, viewOf } from '../shared/jobs/view'
import { writeTogether } from '../shared/transaction'

/** What has been begun is counted by whoever pushes the job next: who is at it now may not be over yet. */
export const main = handler('jobs_cancel', async ({ input: { _id }, caller, requestId }) => {
  const by = { func: 'jobs_cancel', caller, requestId } as const
  await writeTogether(async (transaction) => {
    const jobs = transaction.collection('jobs')
    const audit = transaction.collection('audit')
    const { data: done } = await audit.doc(entryId(by, _id)).get()
    const { data: job } = await jobs.doc(_id).get()
    if (done || job?.status !== 'running') return
    await jobs.doc(_id).update({ data: { status: 'stopping' } })
    const { state, total } = job
    await audit.add({
      data: entryOf(by, { whom: '', object: _id, before: { state, people: total }, after: {} }),
    })
  })
  return { job: await viewOf(await jobOf(_id)) }
})
