import type { JobView, RowOutcome } from '@contract'
import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { memo, useEffect, useState } from 'react'
import { rowOutcomes } from '../../../contract/import-row'
import { useTexts } from '@/texts/admin'
import { Chips } from '@/ui/chips'
import { Failure } from '@/ui/failure'
import { ListTail } from '@/ui/list-tail'
import { LongList } from '@/ui/long-list'
import { Press } from '@/ui/press'
import { type ReportRow, report } from './report-store'

interface Props {
  job: Extract<JobView, { kind: 'import' }>
  onPerson: (id: string) => void
}

const more = () => void report.more()

/** What has become of each row of an import that has ended. */
export function ImportReport({ job: { _id, status, came }, onPerson }: Props) {
  const t = useTexts()
  const list = report.useList()
  const [outcome, choose] = useState<RowOutcome | undefined>(undefined)
  useReachBottom(more)
  const load = () => void report.load({ job: _id, ...(outcome && { outcome }) })
  useEffect(load, [_id, status, outcome])
  // What has been taken back is no longer among what it was.
  const past: RowOutcome[] = status === 'undone' ? ['created', 'changed'] : []
  const there = rowOutcomes.filter((each) => came[each] > 0 && !past.includes(each))
  return (
    <>
      <Text className="jobs-title">{t.imports.report}</Text>
      <Chips
        label={t.imports.report}
        options={[
          { value: undefined, label: t.imports.every },
          ...there.map((value) => ({ value, label: `${t.imports.outcomes[value]} ${came[value]}` })),
        ]}
        chosen={outcome}
        onChoose={choose}
      />
      {list.status === 'failed' && <Failure message={list.message} onRetry={load} />}
      {list.status === 'ready' && (
        <>
          <View className="jobs">
            <LongList items={list.items} row={(row) => <Row key={row._id} row={row} onPerson={onPerson} />} />
          </View>
          <ListTail tail={list.tail} onMore={more} />
        </>
      )}
    </>
  )
}

/** Kept as it is while the list grows. */
const Row = memo(function Row({ row, onPerson }: { row: ReportRow } & Pick<Props, 'onPerson'>) {
  const t = useTexts()
  const { line, name, tel, outcome, whom } = row
  return (
    <Press
      className="job-row"
      role="link"
      disabled={whom === undefined}
      onPress={() => whom !== undefined && onPerson(whom)}
    >
      <Text className="job-row-title">
        {name}
        {tel !== undefined && ` · ${tel}`}
      </Text>
      <Text className="job-row-note">
        {t.imports.line(line)} · {outcome ? t.imports.outcomes[outcome] : t.imports.waiting}
      </Text>
    </Press>
  )
})
