import type { UserView } from '@contract'
import { View } from '@tarojs/components'
import type { Tail } from '@/lib/paged'
import { ListTail } from '@/ui/list-tail'
import { LongList } from '@/ui/long-list'
import { PersonRow } from './person-row'
import { people } from './store'
import './people.scss'

interface Props {
  users: UserView[]
  tail: Tail
  onOpen: (id: string) => void
}

export const People = ({ users, tail, onOpen }: Props) => (
  <>
    <View className="people">
      <LongList items={users} row={(user) => <PersonRow key={user._id} user={user} onOpen={onOpen} />} />
    </View>
    <ListTail tail={tail} onMore={() => void people.more()} />
  </>
)
