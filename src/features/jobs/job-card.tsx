import type { JobView } from '@contract'
import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { Counts } from '@/ui/counts'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { reached, stop } from './store'
import { errorInWords, jobInWords, statusInWords, whoInWords, whomInWords } from './words'
import './jobs.scss'

type BulkJob = Extract<JobView, { kind: 'state' | 'notice' }>

interface Props {
  job: BulkJob
  busy: boolean
  complaint: string | undefined
  onPerson: (id: string) => void
}

/** What was asked for, how far it has come, and with whom it went wrong. */
export function JobCard({ job, busy, complaint, onPerson }: Props) {
  const t = useTexts()
  const ended = job.ended !== undefined
  const counts: [string, number][] = [
    [job.kind === 'state' ? t.jobs.changed : t.jobs.delivered, job.changed],
    [t.jobs.same, job.same],
    [t.jobs.gone, job.gone],
    [t.jobs.failed, job.failed],
  ]
  return (
    <>
      <Card className="job">
        <Text className="job-title">{jobInWords(job)}</Text>
        <Text className="job-note">{whomInWords(job)}</Text>
        <Text className="job-note">{whoInWords(job)}</Text>
        <View className="job-track">
          <View className="job-bar" style={{ width: `${shareOf(job)}%` }} />
        </View>
        <Text className="job-status">{statusInWords(job)}</Text>
        {!ended && <Text className="job-note">{t.jobs.hint}</Text>}
        <Counts counts={counts.filter(([, count]) => count > 0)} />
        {complaint && <Notice tone="bad">{complaint}</Notice>}
        {job.status === 'running' && (
          <Press className="job-stop" disabled={busy} onPress={() => void stop()}>
            <Text>{t.jobs.stop}</Text>
          </Press>
        )}
      </Card>
      {job.failures.length > 0 && <Failures job={job} onPerson={onPerson} />}
    </>
  )
}

/** Percent. Where there are more than were counted, it is never told that all are done before they are. */
function shareOf(job: BulkJob): number {
  if (job.status === 'done') return 100
  if (job.total === 0) return 0
  return Math.min(Math.round((reached(job) / job.total) * 100), job.more ? 90 : 99)
}

function Failures({ job, onPerson }: Pick<Props, 'job' | 'onPerson'>) {
  const t = useTexts()
  return (
    <View className="jobs">
      {job.failures.map(({ _id, name, errcode }) => (
        <Press key={_id} className="job-row" role="link" disabled={name === ''} onPress={() => onPerson(_id)}>
          <Text className="job-row-title">{name || t.audit.gone}</Text>
          <Text className="job-row-note">{errorInWords(errcode)}</Text>
        </Press>
      ))}
    </View>
  )
}
