import type { JobView } from '@contract'
import { Text, View } from '@tarojs/components'
import { fullMoment } from '@/lib/moment'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { PrimaryButton } from '@/ui/primary-button'
import { fetchExport, giveFile, useExport } from './export-store'
import { formats } from './formats'
import { stop } from './store'
import { jobInWords, statusInWords, whoInWords, whomInWords } from './words'
import './jobs.scss'

interface Props {
  job: Extract<JobView, { kind: 'export' }>
  busy: boolean
  complaint: string | undefined
}

/** An export: whoever asked for it fetches it as a file, as often as they like until it ends. */
export function ExportCard({ job, busy, complaint }: Props) {
  const t = useTexts()
  const open = job.status === 'open'
  return (
    <Card className="job">
      <Text className="job-title">{jobInWords(job)}</Text>
      <Text className="job-note">{whomInWords(job)}</Text>
      <Text className="job-note">{job.whole ? t.jobs.whole : t.jobs.masked}</Text>
      <Text className="job-note">{whoInWords(job)}</Text>
      <Text className="job-status">{statusInWords(job)}</Text>
      {open && <Text className="job-note">{t.jobs.until(fullMoment(job.ends))}</Text>}
      {complaint && <Notice tone="bad">{complaint}</Notice>}
      {open && (job.own ? <Fetch _id={job._id} /> : <Text className="job-note">{t.jobs.notOwn}</Text>)}
      {open && (
        <Press className="job-stop" disabled={busy} onPress={() => void stop()}>
          <Text>{t.jobs.endExport}</Text>
        </Press>
      )}
    </Card>
  )
}

function Fetch({ _id }: { _id: string }) {
  const fetching = useExport()
  const t = useTexts()
  if (fetching.status === 'fetching')
    return <Text className="job-status">{t.jobs.fetching(fetching.count)}</Text>
  return (
    <View className="job-fetch">
      {fetching.status === 'broken' && (
        <>
          <Notice tone="bad">{t.jobs.broken(fetching.count, fetching.message)}</Notice>
          <Press className="job-format" onPress={() => void fetchExport(_id, fetching.format)}>
            <Text>{t.jobs.goOn}</Text>
          </Press>
        </>
      )}
      {fetching.status === 'ready' && (
        <>
          <Notice tone="good">{t.jobs.ready(fetching.count)}</Notice>
          {fetching.unreadable > 0 && <Notice tone="bad">{t.jobs.unreadable(fetching.unreadable)}</Notice>}
          {fetching.complaint && <Notice tone="bad">{fetching.complaint}</Notice>}
          <PrimaryButton onPress={() => void giveFile()}>{t.jobs.give}</PrimaryButton>
        </>
      )}
      {(fetching.status === 'none' || fetching.status === 'ready') &&
        formats.map((format) => (
          <Press key={format} className="job-format" onPress={() => void fetchExport(_id, format)}>
            <Text>{t.jobs.formats[format]}</Text>
          </Press>
        ))}
    </View>
  )
}
