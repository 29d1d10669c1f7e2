import type { NoticeJob } from '../../../contract/job-record'
import { database, find } from '../database'
import { deliver } from '../notices/deliver'
import { deliveryId } from '../notices/delivery'
import { countedIn } from './counted'
import { planned } from './plan'
import type { Work } from './work'

/** Everybody gets a message. That it was sent is one entry of the audit, and not one for each of them. */
export const noticeWork = (job: NoticeJob): Work => ({
  end: 'done',
  // No record is changed, so nobody is in anybody's way.
  atOnce: 20,
  next: (caller) => planned(caller, job, () => false),
  turn: (_by, whom) => deliver(job._id, whom),
  counted: (batch, outcomes) => Promise.resolve(countedIn(job, batch, outcomes)),
  async reached(_by, batch) {
    const _ = database().command
    const ids = batch?.ids.map((whom) => deliveryId(job._id, whom)) ?? []
    const reached =
      ids.length > 0 ? await find('deliveries', { where: { _id: _.in(ids) }, limit: ids.length }) : []
    return { changed: _.inc(reached.length) }
  },
})
