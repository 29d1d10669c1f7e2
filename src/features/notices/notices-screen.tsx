import type { NoticeView } from '@contract'
import { Text, View } from '@tarojs/components'
import { memo, useEffect } from 'react'
import { fullMoment } from '@/lib/moment'
import { notes, useNotices } from '@/stores/notices'
import { useTexts } from '@/texts/user/more'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { ListPage } from '@/ui/list-page'
import { ListTail } from '@/ui/list-tail'
import { look, turnAway, useFresh } from './store'
import './notices.scss'

const load = () => void notes.load(undefined)
const more = () => void notes.more()

/** What administrators have written to the person, or to everybody. Whoever looks at it has read it. */
export function NoticesScreen() {
  const list = useNotices()
  const t = useTexts()
  const { fresh } = useFresh()
  useEffect(load, [])
  useEffect(() => turnAway, [])
  useEffect(look, [list])
  return (
    <ListPage
      bar={t.notices.title}
      title={t.notices.title}
      note={t.notices.note}
      list={list}
      bones={<NoticeBones />}
      empty={{ title: t.notices.empty, text: t.notices.emptyText }}
      onLoad={load}
      onRefresh={notes.refresh}
      onMore={more}
    >
      {(notices, tail) => (
        <>
          {notices.map((notice) => (
            <Notice key={notice._id} notice={notice} fresh={notice.unread || fresh.has(notice._id)} />
          ))}
          <ListTail tail={tail} onMore={more} />
        </>
      )}
    </ListPage>
  )
}

/** Kept as it is while the list grows. */
const Notice = memo(function Notice({ notice, fresh }: { notice: NoticeView; fresh: boolean }) {
  const t = useTexts()
  return (
    <Card className="note">
      <View className="note-head">
        <Text className="note-title" userSelect>
          {notice.title}
        </Text>
        {fresh && <Text className="note-fresh">{t.notices.mark}</Text>}
      </View>
      <Text className="note-when">{fullMoment(notice.createtime)}</Text>
      <Text className="note-text" userSelect>
        {notice.text}
      </Text>
    </Card>
  )
})

const NoticeBones = () => (
  <Card className="note">
    <Bone shape="title" />
    <Bone shape="line" />
    <Bone shape="line" />
  </Card>
)
