import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { useTexts } from '@/texts/admin'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { ListTail } from '@/ui/list-tail'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PictureBones } from '@/ui/picture-bones'
import { Decision } from './decision'
import { queue, useComplaint, useQueue } from './store'
import './picture-review.scss'

interface Props {
  onOpenPerson: (id: string) => void
  /** What a person sees who is no administrator; `again` shows the queue once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const load = () => void queue.load(undefined)
const more = () => void queue.more()

/** The pictures that wait for a decision, one after the other. */
export function PictureReviewScreen({ onOpenPerson, whenRefused }: Props) {
  const list = useQueue()
  const { complaint } = useComplaint()
  const t = useTexts()
  const all = list.status === 'ready' && list.tail.status === 'end'
  const count = all ? t.review.count : t.review.countAtLeast
  useEffect(load, [])
  usePullDownRefresh(() => void queue.refresh().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page title={t.review.title}>
      {list.status === 'loading' && <PictureBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={load} />}
      {list.status === 'refused' && whenRefused(load)}
      {list.status === 'ready' && (
        <>
          <Heading
            title={t.review.title}
            note={list.items.length > 0 ? count(list.items.length) : undefined}
            refreshing={list.refreshing}
            onRefresh={() => void queue.refresh()}
            complaint={list.complaint}
          />
          {complaint && (
            <View className="review-complaint">
              <Notice tone="bad">{complaint}</Notice>
            </View>
          )}
          {list.items[0] ? (
            <Decision image={list.items[0]} next={list.items[1]} onOpenPerson={onOpenPerson} />
          ) : list.tail.status === 'end' ? (
            <Empty title={t.review.empty} text={t.review.emptyText} />
          ) : (
            <ListTail tail={list.tail} onMore={more} />
          )}
        </>
      )}
    </Page>
  )
}
