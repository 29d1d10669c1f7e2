import type { JobView } from '@contract'
import { Text, View } from '@tarojs/components'
import { fullMoment } from '@/lib/moment'
import { texts, useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { confirm } from '@/ui/confirm'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { ImportReport } from './import-report'
import { reached, stop, undo } from './store'
import { jobInWords, statusInWords, whoInWords, whomInWords } from './words'
import './jobs.scss'

type ImportJob = Extract<JobView, { kind: 'import' }>

interface Props {
  job: ImportJob
  busy: boolean
  complaint: string | undefined
  onPerson: (id: string) => void
}

/** An import: how far it has come, how it is taken back, and what has become of each row. */
export function ImportCard({ job, busy, complaint, onPerson }: Props) {
  const t = useTexts()
  const { status } = job
  const stoppable = status === 'running' || status === 'filling'
  const undoable = (status === 'done' || status === 'stopped') && job.came.created + job.came.changed > 0
  return (
    <>
      <Card className="job">
        <Text className="job-title">{jobInWords(job)}</Text>
        <Text className="job-note">
          {whomInWords(job)} · {t.imports.mode} {t.imports.modes[job.mode]}
        </Text>
        <Text className="job-note">{whoInWords(job)}</Text>
        <View className="job-track">
          <View className="job-bar" style={{ width: `${shareOf(job)}%` }} />
        </View>
        <Text className="job-status">{statusInWords(job)}</Text>
        {job.ended === undefined && status !== 'filling' && <Text className="job-note">{t.jobs.hint}</Text>}
        {complaint && <Notice tone="bad">{complaint}</Notice>}
        {stoppable && (
          <Press className="job-stop" disabled={busy} onPress={() => void stop()}>
            <Text>{t.jobs.stop}</Text>
          </Press>
        )}
        {undoable && (
          <>
            <Press className="job-stop" disabled={busy} onPress={() => void undoIfSure()}>
              <Text>{t.imports.undo}</Text>
            </Press>
            <Text className="job-note">{t.imports.undoUntil(fullMoment(job.ends))}</Text>
          </>
        )}
      </Card>
      {job.ended !== undefined && <ImportReport job={job} onPerson={onPerson} />}
    </>
  )
}

/** Percent; never all before it has ended. */
function shareOf(job: ImportJob): number {
  if (job.status === 'done' || job.status === 'undone') return 100
  return Math.min(Math.round((reached(job) / job.total) * 100), 99)
}

async function undoIfSure() {
  const t = texts()
  const sure = await confirm({
    title: t.imports.undoTitle,
    content: t.imports.undoText,
    confirmText: t.imports.undoYes,
  })
  if (sure) await undo()
}
