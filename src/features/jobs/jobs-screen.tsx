import type { JobOutline } from '@contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { type ReactNode, memo } from 'react'
import { useTexts } from '@/texts/admin'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { ListPage } from '@/ui/list-page'
import { ListTail } from '@/ui/list-tail'
import { Press } from '@/ui/press'
import { list, useJobs } from './store'
import { jobInWords, statusInWords, whoInWords, whomInWords } from './words'
import './jobs.scss'

interface Props {
  onOpen: (id: string) => void
  /** A file is to be imported. */
  onImport: () => void
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const load = () => void list.load(undefined)
const more = () => void list.more()

/** What was asked for with many people in the last week, and what came of it. */
export function JobsScreen({ onOpen, onImport, whenRefused }: Props) {
  const t = useTexts()
  // Also when one comes back from a job, which has gone on meanwhile.
  useDidShow(() => void list.refresh())
  return (
    <ListPage
      bar={t.jobs.title}
      title={t.jobs.title}
      note={t.jobs.note}
      list={useJobs()}
      bones={<JobBones />}
      empty={{ title: t.jobs.empty, text: t.jobs.emptyText }}
      above={
        <Press className="jobs-import" onPress={onImport}>
          <Text>{t.imports.title}</Text>
        </Press>
      }
      onLoad={load}
      onRefresh={list.refresh}
      onMore={more}
      whenRefused={whenRefused}
    >
      {(jobs, tail) => (
        <>
          <View className="jobs">
            {jobs.map((job) => (
              <JobRow key={job._id} job={job} onOpen={onOpen} />
            ))}
          </View>
          <ListTail tail={tail} onMore={more} />
        </>
      )}
    </ListPage>
  )
}

const JobRow = memo(function JobRow({ job, onOpen }: { job: JobOutline; onOpen: (id: string) => void }) {
  // Words change with the language.
  useTexts()
  return (
    <Press className="job-row" role="link" onPress={() => onOpen(job._id)}>
      <Text className="job-row-title">
        {jobInWords(job)} · {whomInWords(job)}
      </Text>
      <Text className="job-row-note">{whoInWords(job)}</Text>
      <Text className="job-row-status">{statusInWords(job)}</Text>
    </Press>
  )
})

const JobBones = () => (
  <Card>
    <Bone shape="line" />
    <Bone shape="short" />
    <Bone shape="line" />
  </Card>
)
