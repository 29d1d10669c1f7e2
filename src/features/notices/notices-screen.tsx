import type { NoticeView } from '@contract'
import { Text, View } from '@tarojs/components'
import { memo, useEffect, useState } from 'react'
import { fullMoment } from '@/lib/moment'
import { notes, readNotices, useNotices } from '@/stores/notices'
import { useTexts } from '@/texts/user/more'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { ListPage } from '@/ui/list-page'
import { ListTail } from '@/ui/list-tail'
import './notices.scss'

const load = () => void notes.load(undefined)
const more = () => void notes.more()

/** What administrators have written to the person, or to everybody. Whoever looks at it has read it. */
export function NoticesScreen() {
  const list = useNotices()
  const t = useTexts()
  const fresh = useFresh()
  useEffect(load, [])
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

/** Those that were unread when they came onto the page: they stay marked for as long as it is open. */
function useFresh(): ReadonlySet<string> {
  const list = useNotices()
  const [fresh, mark] = useState<ReadonlySet<string>>(new Set())
  const unseen = list.status === 'ready' ? list.items.filter(({ unread }) => unread) : []
  // What is of an earlier time may not be all of it.
  const current = list.status === 'ready' && !list.refreshing && list.at === undefined
  const ids = unseen.map(({ _id }) => _id).join(' ')
  useEffect(() => {
    if (!current || ids === '') return
    mark((before) => new Set([...before, ...ids.split(' ')]))
    void readNotices()
  }, [current, ids])
  return fresh
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
