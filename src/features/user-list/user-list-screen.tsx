import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { type ReactNode, useEffect, useState } from 'react'
import { useTexts } from '@/texts/admin'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { Page } from '@/ui/page'
import { FindPeople } from './find-people'
import { ListBones } from './list-bones'
import { People } from './people'
import { type Asked, people, useUserList } from './store'

interface Props {
  onOpen: (id: string) => void
  /** What else there is, above the list. */
  shortcuts?: ReactNode
  /** What stands beneath it. */
  foot?: ReactNode
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

/** After the last letter the cloud is asked when nothing has been typed for so long: ms. */
const PAUSE = 300

const refresh = () => void people.refresh()

/** The registered people, newest first. */
export function UserListScreen({ onOpen, shortcuts, foot, whenRefused }: Props) {
  const list = useUserList()
  const t = useTexts()
  const count = list.status === 'ready' && list.tail.status === 'end' ? t.people.count : t.people.loaded
  const [asked, setAsked] = useState<Asked>({})
  const { search = '', state } = asked
  const filtered = search !== '' || state !== undefined
  const reload = () => void people.load(asked)
  useEffect(() => {
    const load = () => void people.load({ search, state })
    const timer = search === '' ? undefined : setTimeout(load, PAUSE)
    if (timer === undefined) load()
    return () => clearTimeout(timer)
  }, [search, state])
  useReachBottom(() => void people.more())
  usePullDownRefresh(() => void people.refresh().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page title={t.people.bar}>
      {list.status === 'failed' && <Failure message={list.message} onRetry={reload} />}
      {list.status === 'refused' && whenRefused(reload)}
      {list.status === 'ready' && (
        <Heading
          title={t.people.title}
          note={list.items.length > 0 ? count(list.items.length) : undefined}
          refreshing={list.refreshing}
          onRefresh={refresh}
          complaint={list.complaint}
        />
      )}
      {list.status === 'ready' && shortcuts}
      {(list.status === 'ready' || filtered) && list.status !== 'refused' && (
        <FindPeople asked={asked} onAsk={setAsked} />
      )}
      {list.status === 'loading' && <ListBones />}
      {list.status === 'ready' && list.items.length > 0 && (
        <People users={list.items} tail={list.tail} onOpen={onOpen} />
      )}
      {list.status === 'ready' && list.items.length === 0 && (
        <Empty
          title={filtered ? t.people.nothing : t.people.empty}
          text={filtered ? t.people.nothingText : t.people.emptyText}
        />
      )}
      {list.status !== 'loading' && foot}
    </Page>
  )
}
