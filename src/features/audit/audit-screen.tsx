import { View } from '@tarojs/components'
import { useRouter, useUnload } from '@tarojs/taro'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTexts } from '@/texts/admin'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { Chips } from '@/ui/chips'
import { ListPage } from '@/ui/list-page'
import { ListTail } from '@/ui/list-tail'
import { MoreFilters } from '@/ui/more-filters'
import { AuditExport } from './audit-export'
import { EntryRow } from './entry-row'
import { dropExport } from './export-store'
import { type Filter, entries, loadWho, useEntries, useWho } from './store'
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
  const t = useTexts()
  const asked = useCallback(
    (): Filter => ({
      ...(whom && { whom }),
      ...(who && { who }),
      ...(func && { func }),
      ...(days && { from: Date.now() - days * DAY }),
    }),
    [whom, who, func, days],
  )
  const load = useCallback(() => void entries.load(asked()), [asked])
  useEffect(() => {
    dropExport()
    load()
  }, [load])
  useUnload(dropExport)
  return (
    <ListPage
      bar={t.audit.title}
      title={t.audit.title}
      note={t.audit.note}
      list={useEntries()}
      bones={<EntryBones />}
      empty={{ title: t.audit.empty, text: t.audit.emptyText }}
      above={
        <>
          <WhenChips chosen={days} onChoose={setDays} />
          <MoreFilters label={t.audit.filter}>
            {!whom && <WhoChips chosen={who} onChoose={setWho} />}
            <ActionChips chosen={func} onChoose={setFunc} />
          </MoreFilters>
        </>
      }
      onLoad={load}
      onRefresh={entries.refresh}
      onMore={more}
      whenRefused={whenRefused}
    >
      {(items, tail) => (
        <>
          <AuditExport filter={asked} />
          <View className="audit">
            {items.map((entry) => (
              <EntryRow key={entry._id} entry={entry} />
            ))}
          </View>
          <ListTail tail={tail} onMore={more} />
        </>
      )}
    </ListPage>
  )
}

const EntryBones = () => (
  <Card>
    <Bone shape="line" />
    <Bone shape="short" />
    <Bone shape="line" />
  </Card>
)

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
