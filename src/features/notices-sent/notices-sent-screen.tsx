import type { SentNoticeView } from '@contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { type ReactNode, memo } from 'react'
import { fullMoment } from '@/lib/moment'
import { useMay } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { ListPage } from '@/ui/list-page'
import { ListTail } from '@/ui/list-tail'
import { LongList } from '@/ui/long-list'
import { Press } from '@/ui/press'
import { sent, useSent } from './store'
import './notices-sent.scss'

interface Props {
  /** A message to everybody is to be written. */
  onWrite: () => void
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const load = () => void sent.load(undefined)
const more = () => void sent.more()

/** What was written to people, by whom and to how many. */
export function NoticesSentScreen({ onWrite, whenRefused }: Props) {
  const t = useTexts()
  const mayWrite = useMay('editor')
  // Also when one comes back from writing one.
  useDidShow(() => void sent.refresh())
  return (
    <ListPage
      bar={t.notices.list}
      title={t.notices.list}
      note={t.notices.note}
      list={useSent()}
      bones={<SentBones />}
      empty={{ title: t.notices.empty, text: t.notices.emptyText }}
      above={
        mayWrite && (
          <Press className="sent-write" onPress={onWrite}>
            <Text>{t.notices.toEverybody}</Text>
          </Press>
        )
      }
      onLoad={load}
      onRefresh={sent.refresh}
      onMore={more}
      whenRefused={whenRefused}
    >
      {(notices, tail) => (
        <>
          <View className="sent">
            <LongList items={notices} row={(notice) => <SentRow key={notice._id} notice={notice} />} />
          </View>
          <ListTail tail={tail} onMore={more} />
        </>
      )}
    </ListPage>
  )
}

/** Kept as it is while the list grows. */
const SentRow = memo(function SentRow({ notice }: { notice: SentNoticeView }) {
  const t = useTexts()
  const { title, text, to, whomName, total, more, name, createtime } = notice
  const people = t.people.count(total, more)
  const whom = {
    one: whomName ?? t.audit.gone,
    many: people,
    everyone: t.notices.everybody(people),
  }[to]
  return (
    <View className="sent-row">
      <Text className="sent-title">{title}</Text>
      <Text className="sent-text">{text}</Text>
      <Text className="sent-note">{t.notices.sentTo(whom)}</Text>
      <Text className="sent-note">
        {name ?? t.admins.first} · {fullMoment(createtime)}
      </Text>
    </View>
  )
})

const SentBones = () => (
  <Card>
    <Bone shape="line" />
    <Bone shape="short" />
    <Bone shape="line" />
  </Card>
)
