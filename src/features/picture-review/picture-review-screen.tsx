import { View } from '@tarojs/components'
import Taro, { useDidHide, usePullDownRefresh, useUnload } from '@tarojs/taro'
import { type ReactNode, useEffect, useState } from 'react'
import { imagePurposes } from '../../../contract/image-view'
import { useTexts } from '@/texts/admin'
import { Chips } from '@/ui/chips'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { ListTail } from '@/ui/list-tail'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PictureBones } from '@/ui/picture-bones'
import { Decision } from './decision'
import { LastDecision } from './last-decision'
import { type Asked, carryOut, queue, useComplaint, useQueue } from './store'
import './picture-review.scss'

interface Props {
  onOpenPerson: (id: string) => void
  /** What a person sees who is no administrator; `again` shows the queue once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const purposes = [undefined, ...imagePurposes.filter((purpose) => purpose !== 'banner')]

const more = () => void queue.more()

/** The pictures that wait for a decision, one after the other. */
export function PictureReviewScreen({ onOpenPerson, whenRefused }: Props) {
  const list = useQueue()
  const { complaint } = useComplaint()
  const t = useTexts()
  const [asked, setAsked] = useState<Asked>({})
  const load = () => void queue.load(asked)
  const all = list.status === 'ready' && list.tail.status === 'end'
  const count = all ? t.review.count : t.review.countAtLeast
  useEffect(load, [asked])
  // What can no longer be undone here is done.
  useDidHide(() => void carryOut())
  useUnload(() => void carryOut())
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
          <Chips
            label={t.review.filter}
            options={purposes.map((purpose) => ({
              value: purpose,
              label: purpose ? t.review.purposes[purpose] : t.review.every,
            }))}
            chosen={asked.purpose}
            onChoose={(purpose) => setAsked({ ...asked, purpose })}
          />
          {complaint && (
            <View className="review-complaint">
              <Notice tone="bad">{complaint}</Notice>
            </View>
          )}
          {list.items[0] ? (
            <Decision
              key={list.items[0]._id}
              image={list.items[0]}
              next={list.items[1]}
              onOpenPerson={onOpenPerson}
              only={asked.owner !== undefined}
              onOnly={(owner) => setAsked({ ...asked, owner })}
            />
          ) : list.tail.status === 'end' ? (
            <Empty title={t.review.empty} text={t.review.emptyText} />
          ) : (
            <ListTail tail={list.tail} onMore={more} />
          )}
          <LastDecision />
        </>
      )}
    </Page>
  )
}
