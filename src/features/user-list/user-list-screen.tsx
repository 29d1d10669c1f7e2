import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Page } from '@/ui/page'
import { ListBones } from './list-bones'
import { ListHead } from './list-head'
import { People } from './people'
import { loadMoreUsers, loadUsers, refreshUsers, useUserList } from './store'

interface Props {
  onOpen: (id: string) => void
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const reload = () => void loadUsers()

/** The registered people, newest first. */
export function UserListScreen({ onOpen, whenRefused }: Props) {
  const list = useUserList()
  useEffect(reload, [])
  useReachBottom(() => void loadMoreUsers())
  usePullDownRefresh(() => void refreshUsers().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      {list.status === 'loading' && <ListBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={reload} />}
      {list.status === 'refused' && whenRefused(reload)}
      {list.status === 'ready' && (
        <>
          <ListHead
            count={list.users.length}
            all={list.tail.status === 'end'}
            refreshing={list.refreshing}
            complaint={list.complaint}
          />
          {list.users.length > 0 ? (
            <People users={list.users} tail={list.tail} onOpen={onOpen} />
          ) : (
            <Empty title="还没有人登记" text="有人在小程序里登记后，会出现在这里。" />
          )}
        </>
      )}
    </Page>
  )
}
