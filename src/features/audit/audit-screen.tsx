import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import { type ReactNode, useEffect, useState } from 'react'
import { useTexts } from '@/texts/admin'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { ListTail } from '@/ui/list-tail'
import { MoreFilters } from '@/ui/more-filters'
import { Page } from '@/ui/page'
import { EntryRow } from './entry-row'
import { entries, loadWho, useEntries, useWho } from './store'
import './audit.scss'

interface Props {
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const DAY = 24 * 60 * 60_000
/** Days back; undefined: everything. */
const spans = [undefined, 1, 7, 30] as const

const more = () => void entries.more()

/** What administrators and people did, and what was refused to whom; about one person where the page's address says so. */
export function AuditScreen({ whenRefused }: Props) {
  const { whom } = useRouter().params
  const [who, setWho] = useState<string>()
  const [func, setFunc] = useState<string>()
  const [days, setDays] = useState<number>()
  const list = useEntries()
  const t = useTexts()
  const load = () =>
    void entries.load({
      ...(whom && { whom }),
      ...(who && { who }),
      ...(func && { func }),
      ...(days && { from: Date.now() - days * DAY }),
    })
  useEffect(load, [whom, who, func, days])
  useReachBottom(more)
  usePullDownRefresh(() => void entries.refresh().finally(() => Taro.stopPullDownRefresh()))
  if (list.status === 'refused') return <Page title={t.audit.title}>{whenRefused(load)}</Page>
  return (
    <Page title={t.audit.title}>
      <Heading
        title={t.audit.title}
        note={t.audit.note}
        refreshing={list.status === 'ready' && list.refreshing}
        onRefresh={() => void entries.refresh()}
        complaint={list.status === 'ready' ? list.complaint : undefined}
      />
      <WhenChips chosen={days} onChoose={setDays} />
      <MoreFilters label={t.audit.filter}>
        {!whom && <WhoChips chosen={who} onChoose={setWho} />}
        <ActionChips chosen={func} onChoose={setFunc} />
      </MoreFilters>
      {list.status === 'loading' && (
        <Card>
          <Bone shape="line" />
          <Bone shape="short" />
          <Bone shape="line" />
        </Card>
      )}
      {list.status === 'failed' && <Failure message={list.message} onRetry={load} />}
      {list.status === 'ready' && list.items.length === 0 && (
        <Empty title={t.audit.empty} text={t.audit.emptyText} />
      )}
      {list.status === 'ready' && list.items.length > 0 && (
        <>
          <View className="audit">
            {list.items.map((entry) => (
              <EntryRow key={entry._id} entry={entry} />
            ))}
          </View>
          <ListTail tail={list.tail} onMore={more} />
        </>
      )}
    </Page>
  )
}

interface Chosen<Value = string> {
  chosen: Value | undefined
  onChoose: (value: Value | undefined) => void
}

function WhenChips({ chosen, onChoose }: Chosen<number>) {
  const t = useTexts()
  return (
    <Chips
      label={t.audit.when}
      options={spans.map((value) => ({ value, label: value ? t.audit.days(value) : t.audit.ever }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

function WhoChips({ chosen, onChoose }: Chosen) {
  const { administrators } = useWho()
  const t = useTexts()
  useEffect(() => void loadWho(), [])
  const known = administrators.map(({ who, name = t.admins.first }) => ({ value: who, label: name }))
  if (known.length === 0) return null
  return (
    <Chips
      label={t.audit.who}
      options={[{ value: undefined, label: t.audit.everybody }, ...known]}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

function ActionChips({ chosen, onChoose }: Chosen) {
  const t = useTexts()
  const actions = Object.entries(t.audit.actions).map(([value, label]) => ({ value, label }))
  return (
    <Chips
      label={t.audit.action}
      options={[{ value: undefined, label: t.audit.anything }, ...actions]}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
