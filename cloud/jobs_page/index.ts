import { Errcode, type Job, type User } from '../../contract'
import { exported } from '../../contract/exported-view'
import { maskedNumber } from '../../contract/fields/masked-number'
import { jobs_page } from '../../contract/functions/jobs_page'
import type { Caller } from '../shared/caller'
import { behind, newestFirst, pageOf } from '../shared/cursor'
import { find } from '../shared/database'
import { handler } from '../shared/handler'
import { isReadable } from '../shared/is-readable'
import { meantBy } from '../shared/jobs/meant'
import { isOf, jobOf } from '../shared/jobs/view'

/** People of one page; the platform reads a thousand at once. */
const MOST = 500
/** Bytes of one page's people; an answer has a megabyte at most. */
const LARGEST = 700_000
/** Of a person, but for the name and the number. */
const BARE = 300

export const main = handler({ jobs_page }, async ({ input: { _id, cursor }, caller, fail }) => {
  const job = await jobOf(_id)
  // Whose export it is stands in the audit: nobody else reads it.
  if (!isOpen(job) || !isOf(job, caller)) return fail(Errcode.JOB_NOT_FOUND)
  const { found, next } = await pageBehind(cursor, job, caller)
  const people = found.filter((record) => isReadable(exported, record))
  return {
    people: people.map(({ tel, ...rest }) => ({ ...rest, tel: job.whole ? tel : maskedNumber(tel) })),
    unreadable: found.length - people.length,
    next,
  }
})

type Export = Job & { kind: 'export' }

const isOpen = (job: Job): job is Export =>
  job.kind === 'export' && job.status === 'open' && job.ends > Date.now()

async function pageBehind(cursor: string | undefined, job: Export, caller: Caller) {
  const { where, fits } = meantBy(caller, job)
  const found = await find('users', {
    where: behind(cursor, where),
    orderBy: newestFirst,
    limit: MOST + 1,
  })
  const { records, next } = pageOf(found, fitting(found))
  return { found: records.filter(fits), next }
}

/** How many of them one answer takes: one at least. */
function fitting(found: User[]): number {
  let bytes = 0
  const tooMany = found.findIndex(({ name, tel }) => {
    bytes += BARE + Buffer.byteLength(`${name}${tel}`)
    return bytes > LARGEST
  })
  return Math.min(MOST, Math.max(1, tooMany < 0 ? MOST : tooMany))
}
