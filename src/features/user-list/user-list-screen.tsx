import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { Page } from '@/ui/page'
import { ListBones } from './list-bones'
import { People } from './people'
import { people, useUserList } from './store'

interface Props {
  onOpen: (id: string) => void
  /** What else there is, above the list. */
  shortcuts?: ReactNode
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const reload = () => void people.load(undefined)
const refresh = () => void people.refresh()

const countOf = (count: number, all: boolean) =>
  count > 0 ? `${all ? '共' : '已加载'} ${count} 人 · 最新在前` : undefined

/** The registered people, newest first. */
export function UserListScreen({ onOpen, shortcuts, whenRefused }: Props) {
  const list = useUserList()
  useEffect(reload, [])
  useReachBottom(() => void people.more())
  usePullDownRefresh(() => void people.refresh().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      {list.status === 'loading' && <ListBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={reload} />}
      {list.status === 'refused' && whenRefused(reload)}
      {list.status === 'ready' && (
        <>
          <Heading
            title="登记的人"
            note={countOf(list.items.length, list.tail.status === 'end')}
            refreshing={list.refreshing}
            onRefresh={refresh}
            complaint={list.complaint}
          />
          {shortcuts}
          {list.items.length > 0 ? (
            <People users={list.items} tail={list.tail} onOpen={onOpen} />
          ) : (
            <Empty title="还没有人登记" text="有人在小程序里登记后，会出现在这里。" />
          )}
        </>
      )}
    </Page>
  )
}
