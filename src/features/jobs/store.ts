import { Errcode, type JobOutline, type JobView } from '@contract'
import { create } from 'zustand'
import { requestId } from '@/lib/request-id'
import { isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as imports from '@/services/imports'
import * as jobs from '@/services/jobs'
import { pagedList } from '@/stores/paged-list'

const PAGE = 20

/** The jobs of the last week, as far as they have been loaded. */
export const list = pagedList(
  async (_query: undefined, cursor): Promise<{ items: JobOutline[]; next: string | null }> => {
    const { jobs: items, next } = await jobs.list({ ...(cursor && { cursor }), limit: PAGE })
    return { items, next }
  },
  undefined,
)

export const useJobs = list.useList

export interface Found {
  status: 'found'
  job: JobView
  /** It is being stopped. */
  busy?: boolean
  /** Why it does not go on, or was not stopped. */
  complaint?: string
}

type JobPage =
  | { status: 'loading' }
  | Found
  | { status: 'missing' }
  /** Not an administrator. */
  | { status: 'refused' }
  | { status: 'failed'; message: string }

/** The job whose page is open. */
export const useJob = create<JobPage>()(() => ({ status: 'loading' }))

const become = (page: JobPage) => useJob.setState(page, true)

/** Counts the openings: whoever pushes for an earlier one stops. */
let opened = 0

/** The page is in sight: shows the job and pushes it on, until it ends or `leave` is called. */
export async function open(_id: string) {
  const mine = ++opened
  const before = useJob.getState()
  if (before.status !== 'found' || before.job._id !== _id) become({ status: 'loading' })
  try {
    const { job } = await jobs.get({ _id })
    if (mine !== opened) return
    become({ status: 'found', job })
  } catch (error) {
    if (mine === opened) become(whyNot(error))
    return
  }
  await pushOn(_id, mine)
}

/** The page is out of sight: a timer goes on, or whoever opens it next. */
export function leave() {
  opened += 1
}

function whyNot(error: unknown): JobPage {
  if (isCode(error, Errcode.NOT_ADMIN)) return { status: 'refused' }
  if (isCode(error, Errcode.JOB_NOT_FOUND)) return { status: 'missing' }
  return { status: 'failed', message: messageFor(error) }
}

/** Between two pushes, where nothing came of the last one: somebody else is at it, or it went wrong. ms */
const PAUSE = 2_000

async function pushOn(_id: string, mine: number) {
  for (;;) {
    const page = useJob.getState()
    if (mine !== opened || page.status !== 'found' || !goesOn(page.job)) return
    const moved = await pushOnce(_id, mine)
    if (!moved) await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

async function pushOnce(_id: string, mine: number): Promise<boolean> {
  try {
    const { job } = await jobs.step({ _id })
    const page = useJob.getState()
    if (mine !== opened || page.status !== 'found') return true
    become({ status: 'found', job, ...(page.busy && { busy: true }) })
    return reached(job) !== reached(page.job)
  } catch (error) {
    const page = useJob.getState()
    if (mine === opened && page.status === 'found') become({ ...page, complaint: messageFor(error) })
    return false
  }
}

/** What is not pushed on is only shown. */
const goesOn = ({ status }: JobView) => status === 'running' || status === 'stopping' || status === 'undoing'

/** How many have had their turn. */
export function reached(job: JobOutline): number {
  if (job.kind === 'export') return 0
  if (job.kind !== 'import') return job.changed + job.same + job.gone + job.failed
  const { undone, kept, ...came } = job.came
  if (job.status === 'undoing') return undone + kept
  return Object.values(came).reduce((sum, rows) => sum + rows, 0)
}

/** Stops the job on the page: nobody else is changed. */
export const stop = () => askOfJob((_id) => jobs.cancel({ _id }))

/** Takes the import on the page back, and pushes that on. */
export async function undo() {
  await askOfJob((_id) => imports.undo({ _id }, { requestId: requestId() }))
  const page = useJob.getState()
  if (page.status === 'found' && page.job.status === 'undoing') await pushOn(page.job._id, opened)
}

async function askOfJob(ask: (_id: string) => Promise<{ job: JobView }>) {
  const page = useJob.getState()
  if (page.status !== 'found' || page.busy) return
  const { _id } = page.job
  become({ ...page, busy: true })
  const asked = await ask(_id).then(
    ({ job }) => ({ job }),
    (error: unknown) => ({ complaint: messageFor(error) }),
  )
  const now = useJob.getState()
  if (now.status === 'found' && now.job._id === _id) become({ status: 'found', job: now.job, ...asked })
}
