import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { useBackOnline } from '@/lib/network'
import type { PagedList, Tail } from '@/lib/paged'
import { Empty, type EmptyDrawing } from './empty'
import { Failure } from './failure'
import { Heading } from './heading'
import { Page } from './page'

interface Props<Item> {
  /** In the navigation bar. */
  bar: string
  /** Over the list. */
  title: string
  note?: string | undefined
  list: PagedList<Item>
  /** What stands in the list's place until it is here. */
  bones: ReactNode
  /** What is said of a list with nothing in it. */
  empty: { title: string; text: string; drawing?: EmptyDrawing }
  onLoad: () => void
  onRefresh: () => Promise<void>
  onMore: () => void
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused?: (again: () => void) => ReactNode
  /** Between the heading and the list: what it is filtered by, or where something is added to it. */
  above?: ReactNode
  /** Beneath everything. */
  foot?: ReactNode
  /** Never called with nothing in it. */
  children: (items: Item[], tail: Tail) => ReactNode
}

/** A page with one list on it: on its way, failed, refused, empty or there; pulled down it is new, at its end it goes on. */
export function ListPage<Item>(props: Props<Item>) {
  const { bar, title, note, list, bones, empty, onLoad, onRefresh, onMore, whenRefused, above, foot } = props
  const ready = list.status === 'ready' ? list : undefined
  useReachBottom(onMore)
  usePullDownRefresh(() => void onRefresh().finally(() => Taro.stopPullDownRefresh()))
  useBackOnline(() => ready && (ready.complaint !== undefined || ready.at !== undefined) && void onRefresh())
  if (list.status === 'refused') return <Page title={bar}>{whenRefused?.(onLoad)}</Page>
  return (
    <Page
      title={bar}
      past={ready?.at === undefined ? undefined : { at: ready.at, refreshing: ready.refreshing }}
    >
      <Heading
        title={title}
        note={note}
        refreshing={ready?.refreshing === true}
        onRefresh={() => void onRefresh()}
        complaint={ready?.complaint}
      />
      {above}
      {list.status === 'loading' && bones}
      {list.status === 'failed' && <Failure message={list.message} onRetry={onLoad} />}
      {ready && ready.items.length === 0 && <Empty {...empty} />}
      {ready && ready.items.length > 0 && props.children(ready.items, ready.tail)}
      {foot}
    </Page>
  )
}
