import { Errcode, type JobOutline, errmsgs } from '@contract'
import { fullMoment } from '@/lib/moment'
import { texts } from '@/texts/admin'
import { language } from '@/texts/language'
import { reached } from './store'

/** What is done: `停用`. */
export const jobInWords = (job: JobOutline) =>
  job.kind === 'state' ? texts().jobs.kinds[job.state] : texts().jobs.export

/** For whom: `符合条件的人，共 300 人`. */
export function whomInWords({ all, total, more }: JobOutline) {
  const t = texts()
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
  if (job.status === 'done') return job.failed > 0 ? t.jobs.doneBut(job.failed) : t.jobs.done
  return job.why === undefined ? t.jobs.stopped : t.jobs.refused(errorInWords(job.why))
}

/** A code that was answered, in words. */
export function errorInWords(errcode: number) {
  const known = Object.values(Errcode).find((code) => code === errcode) ?? Errcode.UNKNOWN
  return errmsgs[known]({ lang: language() })
}
