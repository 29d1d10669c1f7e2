import { Errcode, type JobOutline, errmsgs } from '@contract'
import { fullMoment } from '@/lib/moment'
import { texts } from '@/texts/admin'
import { language } from '@/texts/language'
import { reached } from './store'

/** What is done: `停用`. */
export function jobInWords(job: JobOutline) {
  const t = texts()
  if (job.kind === 'import') return t.imports.job(job.file)
  if (job.kind === 'notice') return t.jobs.notice(job.title)
  return job.kind === 'state' ? t.jobs.kinds[job.state] : t.jobs.export
}

/** For whom: `符合条件的人，共 300 人`. */
export function whomInWords({ kind, all, total, more }: JobOutline) {
  const t = texts()
  if (kind === 'import') return t.imports.rows(total)
  return all ? t.jobs.matching(t.people.count(total, more)) : t.people.count(total)
}

/** By whom and when. */
export const whoInWords = ({ name, createtime }: JobOutline) =>
  `${name ?? texts().admins.first} · ${fullMoment(createtime)}`

/** How far it has come, or what it has come to. */
export function statusInWords(job: JobOutline) {
  const t = texts()
  if (job.kind === 'export') return job.status === 'open' ? t.jobs.open : t.jobs.stopped
  if (job.status === 'running') return t.jobs.running(reached(job))
  if (job.status === 'stopping') return t.jobs.stopping
  if (job.kind === 'import' && job.status !== 'done' && job.why === undefined) return importInWords(job)
  const failed = job.kind === 'import' ? notDone(job) : job.failed
  if (job.status === 'done') return failed > 0 ? t.jobs.doneBut(failed) : t.jobs.done
  return job.why === undefined ? t.jobs.stopped : t.jobs.refused(errorInWords(job.why))
}

type ImportJob = Extract<JobOutline, { kind: 'import' }>

/** Rows by which nobody is what they say. */
const notDone = ({ came }: ImportJob) => came.missing + came.several + came.failed

/** What only an import comes to. */
function importInWords(job: ImportJob) {
  const t = texts()
  const { status, came } = job
  if (status === 'filling') return t.imports.filling
  if (status === 'undoing') return t.imports.undoing(reached(job))
  if (status === 'undone') return came.kept > 0 ? t.imports.undoneBut(came.kept) : t.imports.undone
  return came.known > 0 ? t.imports.known : t.jobs.stopped
}

/** A code that was answered, in words. */
export function errorInWords(errcode: number) {
  const known = Object.values(Errcode).find((code) => code === errcode) ?? Errcode.UNKNOWN
  return errmsgs[known]({ lang: language() })
}
