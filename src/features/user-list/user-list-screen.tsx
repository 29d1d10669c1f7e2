import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { type ReactNode, useEffect, useState } from 'react'
import { useMay } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { ListPage } from '@/ui/list-page'
import { Press } from '@/ui/press'
import { askedByAddress, everybody } from './asked-by-address'
import { FindPeople } from './find-people'
import { ListBones } from './list-bones'
import { People } from './people'
import { SelectBar } from './select-bar'
import { beginChoosing, forgetChosen, useSelection } from './selection'
import { load, people, useCount, useUserList } from './store'

interface Props {
  onOpen: (id: string) => void
  /** Something has been asked for with those who were chosen: `_id` of the job. */
  onJob: (id: string) => void
  /** Those who were chosen (stores/chosen-people), or all there are, are to be written to. */
  onMessage: (whom: 'many' | 'everyone') => void
  /** What else there is, above the list. */
  shortcuts?: ReactNode
  /** What stands beneath it. */
  foot?: ReactNode
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

/** After the last letter the cloud is asked when nothing has been typed for so long: ms. */
const PAUSE = 300

/** The registered people: all, or those that are looked for. */
export function UserListScreen({ onOpen, onJob, onMessage, shortcuts, foot, whenRefused }: Props) {
  const list = useUserList()
  const t = useTexts()
  const { params } = useRouter()
  const [asked, setAsked] = useState(() => askedByAddress(params))
  const { search, order = 'newest', ...filters } = asked
  const filtered = Boolean(search) || Object.values(filters).some((value) => value !== undefined)
  const howMany = useHowMany()
  const reload = () => void load(asked)
  useEffect(() => {
    forgetChosen()
    const timer = asked.search ? setTimeout(() => void load(asked), PAUSE) : undefined
    if (timer === undefined) void load(asked)
    return () => clearTimeout(timer)
  }, [asked])
  const known = list.status === 'ready'
  return (
    <ListPage
      bar={t.people.bar}
      title={t.people.title}
      note={howMany && `${howMany} · ${t.people.orders[order]}`}
      list={list}
      bones={<ListBones />}
      empty={
        filtered
          ? { title: t.people.nothing, text: t.people.nothingText }
          : { title: t.people.empty, text: t.people.emptyText }
      }
      above={
        <>
          {known && shortcuts}
          {(known || asked !== everybody) && <FindPeople asked={asked} onAsk={setAsked} />}
        </>
      }
      foot={
        <>
          {list.status !== 'loading' && foot}
          <SelectBar state={asked.state} howMany={howMany} onJob={onJob} onMessage={onMessage} />
        </>
      }
      onLoad={reload}
      onRefresh={people.refresh}
      onMore={() => void people.more()}
      whenRefused={(again) => (
        <>
          {whenRefused(again)}
          {foot}
        </>
      )}
    >
      {(users, tail) => (
        <>
          <ChooseSeveral />
          <People users={users} tail={tail} onOpen={onOpen} />
        </>
      )}
    </ListPage>
  )
}

/** For who may do something with them. */
function ChooseSeveral() {
  const t = useTexts()
  const { status } = useSelection()
  if (!useMay('editor') || status === 'choosing') return null
  return (
    <View className="people-choose">
      <Press className="people-choose-word" onPress={beginChoosing}>
        <Text>{t.select.begin}</Text>
      </Press>
    </View>
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
