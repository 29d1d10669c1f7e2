import type { User } from '../../../contract'
import type { Batch, BulkJob } from '../../../contract/job-record'
import type { Caller } from '../caller'
import { behind, newestFirst, pageOf } from '../cursor'
import { database, findFields } from '../database'
import { meantBy } from './meant'

/** People who are looked at for one batch: what is begun is over within a second or two. */
const SIZE = 20

/** Does somebody need no turn, since they are already what the job makes of people? */
type IsSo = (person: Pick<User, 'state'>) => boolean

/** Who is next. @throws Failure READ_FAILED */
export const planned = (caller: Caller, job: BulkJob, isSo: IsSo): Promise<Batch> =>
  job.ids ? fromChosen(job.place, job.ids, isSo) : fromFilter(caller, job, isSo)

async function fromChosen(place: string, chosen: string[], isSo: IsSo): Promise<Batch> {
  const from = Number(place)
  const ids = chosen.slice(from, from + SIZE)
  const where = { _id: database().command.in(ids) }
  const found = await findFields('users', { where, limit: SIZE, fields: ['state'] })
  const same = new Set(found.filter(isSo).map(({ _id }) => _id))
  const end = from + ids.length
  return {
    ids: ids.filter((_id) => !same.has(_id)),
    same: same.size,
    next: end < chosen.length ? String(end) : null,
    tries: 0,
  }
}

async function fromFilter(caller: Caller, job: BulkJob, isSo: IsSo): Promise<Batch> {
  const { where, fits } = meantBy(caller, job)
  const found = await findFields('users', {
    where: behind(job.place || undefined, where),
    orderBy: newestFirst,
    limit: SIZE + 1,
    fields: ['name', 'tel', 'state', 'createtime'],
  })
  const { records, next } = pageOf(found, SIZE)
  const meant = records.filter(fits)
  const ids = meant.filter((person) => !isSo(person)).map(({ _id }) => _id)
  return { ids, same: meant.length - ids.length, next, tries: 0 }
}
