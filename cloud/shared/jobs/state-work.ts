import type { StateJob } from '../../../contract/job-record'
import { database, find } from '../database'
import { entryId } from '../entry'
import { planned } from './plan'
import { changeRow } from './row'
import type { Work } from './work'

/** Of more people it is only known how many they are. */
const MOST_FAILURES = 100

/** Everybody becomes something. */
export const stateWork = (job: StateJob): Work => ({
  end: 'done',
  atOnce: 4,
  next: (caller) => planned(caller, job),
  turn: (by, _id) => changeRow(by, _id, job.state),
  counted(batch, outcomes) {
    const failures = outcomes.flatMap(([_id, errcode]) =>
      typeof errcode === 'number' ? [{ _id, errcode }] : [],
    )
    const numberOf = (what: string) => outcomes.filter(([, outcome]) => outcome === what).length
    const told = failures.slice(0, MOST_FAILURES - job.failures.length)
    const _ = database().command
    return Promise.resolve({
      changed: _.inc(numberOf('changed')),
      same: _.inc(batch.same),
      gone: _.inc(numberOf('gone')),
      failed: _.inc(failures.length),
      ...(told.length > 0 && { failures: _.push(told) }),
    })
  },
  async reached(by, batch) {
    const _ = database().command
    const entries = batch?.ids.map((person) => entryId(by, person)) ?? []
    const reached =
      entries.length > 0 ? await find('audit', { where: { _id: _.in(entries) }, limit: entries.length }) : []
    return { changed: _.inc(reached.length), same: _.inc(batch?.same ?? 0) }
  },
})
