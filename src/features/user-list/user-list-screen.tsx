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
import { type Asked, load, people, useCount, useUserList } from './store'

interface Props {
  onOpen: (id: string) => void
  /** What else there is, above the list. */
  shortcuts?: ReactNode
  /** What stands beneath it. */
  foot?: ReactNode
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const everybody: Asked = {}

/** After the last letter the cloud is asked when nothing has been typed for so long: ms. */
const PAUSE = 300

const refresh = () => void people.refresh()

/** The registered people: all, or those that are looked for. */
export function UserListScreen({ onOpen, shortcuts, foot, whenRefused }: Props) {
  const list = useUserList()
  const t = useTexts()
  const [asked, setAsked] = useState(everybody)
  const { search, order = 'newest', ...filters } = asked
  const filtered = Boolean(search) || Object.values(filters).some((value) => value !== undefined)
  const howMany = useHowMany()
  const reload = () => void load(asked)
  useEffect(() => {
    const timer = asked.search ? setTimeout(() => void load(asked), PAUSE) : undefined
    if (timer === undefined) void load(asked)
    return () => clearTimeout(timer)
  }, [asked])
  useReachBottom(() => void people.more())
  usePullDownRefresh(() => void people.refresh().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page title={t.people.bar}>
      {list.status === 'failed' && <Failure message={list.message} onRetry={reload} />}
      {list.status === 'refused' && whenRefused(reload)}
      {list.status === 'ready' && (
        <Heading
          title={t.people.title}
          note={howMany && `${howMany} · ${t.people.orders[order]}`}
          refreshing={list.refreshing}
          onRefresh={refresh}
          complaint={list.complaint}
        />
      )}
      {list.status === 'ready' && shortcuts}
      {(list.status === 'ready' || asked !== everybody) && list.status !== 'refused' && (
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

/** Undefined where there is nobody. */
function useHowMany(): string | undefined {
  const list = useUserList()
  const { counted } = useCount()
  const t = useTexts()
  if (list.status !== 'ready' || list.items.length === 0) return undefined
  if (list.tail.status === 'end') return t.people.count(list.items.length)
  return counted ? t.people.count(counted.count, counted.more) : t.people.loaded(list.items.length)
}
