import { useDidHide, useDidShow, useRouter, useUnload } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { useTexts } from '@/texts/admin'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Page } from '@/ui/page'
import { ExportCard } from './export-card'
import { dropExport } from './export-store'
import { ImportCard } from './import-card'
import { JobCard } from './job-card'
import { type Found, leave, open, useJob } from './store'

interface Props {
  /** Opens a person's page. */
  onPerson: (id: string) => void
  /** What a person sees who is no administrator; `again` shows the job once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

/** One job, by the `id` in the page's address: it is pushed on for as long as the page is in sight. */
export function JobScreen({ onPerson, whenRefused }: Props) {
  const page = useJob()
  const t = useTexts()
  const id = useRouter().params.id ?? ''
  const begin = () => void open(id)
  useDidShow(begin)
  useDidHide(leave)
  useUnload(() => {
    leave()
    dropExport()
  })
  return (
    <Page title={t.jobs.one}>
      {page.status === 'loading' && <JobBones />}
      {page.status === 'failed' && <Failure message={page.message} onRetry={begin} />}
      {page.status === 'missing' && <Empty title={t.jobs.missing} text={t.jobs.missingText} />}
      {page.status === 'refused' && whenRefused(begin)}
      {page.status === 'found' && <Shown page={page} onPerson={onPerson} />}
    </Page>
  )
}

function Shown({ page, onPerson }: { page: Found } & Pick<Props, 'onPerson'>) {
  const { job, busy = false, complaint } = page
  if (job.kind === 'export') return <ExportCard job={job} busy={busy} complaint={complaint} />
  const shown = { busy, complaint, onPerson }
  if (job.kind === 'import') return <ImportCard job={job} {...shown} />
  return <JobCard job={job} {...shown} />
}

const JobBones = () => (
  <Card className="job">
    <Bone shape="title" />
    <Bone shape="line" />
    <Bone shape="line" />
  </Card>
)
