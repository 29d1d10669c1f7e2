import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { useTexts } from '@/texts/admin'
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
  /** What stands beneath it. */
  foot?: ReactNode
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const reload = () => void people.load(undefined)
const refresh = () => void people.refresh()

/** The registered people, newest first. */
export function UserListScreen({ onOpen, shortcuts, foot, whenRefused }: Props) {
  const list = useUserList()
  const t = useTexts()
  const count = list.status === 'ready' && list.tail.status === 'end' ? t.people.count : t.people.loaded
  useEffect(reload, [])
  useReachBottom(() => void people.more())
  usePullDownRefresh(() => void people.refresh().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page title={t.people.bar}>
      {list.status === 'loading' && <ListBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={reload} />}
      {list.status === 'refused' && whenRefused(reload)}
      {list.status === 'ready' && (
        <>
          <Heading
            title={t.people.title}
            note={list.items.length > 0 ? count(list.items.length) : undefined}
            refreshing={list.refreshing}
            onRefresh={refresh}
            complaint={list.complaint}
          />
          {shortcuts}
          {list.items.length > 0 ? (
            <People users={list.items} tail={list.tail} onOpen={onOpen} />
          ) : (
            <Empty title={t.people.empty} text={t.people.emptyText} />
          )}
        </>
      )}
      {list.status !== 'loading' && foot}
    </Page>
  )
}
