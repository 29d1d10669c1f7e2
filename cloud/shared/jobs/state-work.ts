import type { StateJob } from '../../../contract/job-record'
import { stateOf } from '../../../contract/states'
import { database, find } from '../database'
import { entryId } from '../entry'
import { countedIn } from './counted'
import { planned } from './plan'
import { changeRow } from './row'
import type { Work } from './work'

/** Everybody becomes something. */
export const stateWork = (job: StateJob): Work => ({
  end: 'done',
  atOnce: 4,
  next: (caller) => planned(caller, job, (person) => stateOf(person) === job.state),
  turn: (by, _id) => changeRow(by, _id, job.state),
  counted: (batch, outcomes) => Promise.resolve(countedIn(job, batch, outcomes)),
  async reached(by, batch) {
    const _ = database().command
    const entries = batch?.ids.map((person) => entryId(by, person)) ?? []
    const reached =
      entries.length > 0 ? await find('audit', { where: { _id: _.in(entries) }, limit: entries.length }) : []
    return { changed: _.inc(reached.length), same: _.inc(batch?.same ?? 0) }
  },
})
