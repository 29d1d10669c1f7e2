import { Errcode } from '../../contract'
import { imports_undo } from '../../contract/functions/imports_undo'
import { database } from '../shared/database'
import { entryId, entryOf } from '../shared/entry'
import { handler } from '../shared/handler'
import { byOf, jobOf, viewOf, wantedOf } from '../shared/jobs/view'
import { writeTogether } from '../shared/transaction'

export const main = handler({ imports_undo }, async ({ input: { _id }, caller, requestId, fail }) => {
  const by = { func: 'imports_undo', caller, requestId } as const
  await writeTogether(async (transaction) => {
    const jobs = transaction.collection('jobs')
    const audit = transaction.collection('audit')
    const { data: done } = await audit.doc(entryId(by, _id)).get()
    const { data: job } = await jobs.doc(_id).get()
    if (job?.kind !== 'import') return fail(Errcode.JOB_NOT_FOUND)
    // Another administrator may have been quicker: what is asked for is under way, or has been done.
    if (done || (job.status !== 'done' && job.status !== 'stopped')) return
    const _ = database().command
    // What an undoing that was stopped has done is counted anew.
    const begins = {
      status: 'undoing',
      undo: byOf(caller),
      place: '',
      turn: _.inc(1),
      came: { undone: 0, kept: 0 },
    }
    await audit.add({ data: entryOf(by, { whom: '', object: _id, before: wantedOf(job), after: {} }) })
    await jobs.doc(_id).update({ data: { ...begins, ended: _.remove(), why: _.remove() } })
  })
  return { job: await viewOf(await jobOf(_id), caller) }
})
