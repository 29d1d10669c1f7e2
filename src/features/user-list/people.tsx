import type { UserView } from '@contract'
import { View } from '@tarojs/components'
import { PersonRow } from './person-row'
import { ListTail } from './list-tail'
import type { Tail } from './store'
import './people.scss'

interface Props {
  users: UserView[]
  tail: Tail
  onOpen: (id: string) => void
}

export const People = ({ users, tail, onOpen }: Props) => (
  <>
    <View className="people">
      {users.map((user) => (
        <PersonRow key={user._id} user={user} onOpen={onOpen} />
      ))}
    </View>
    <ListTail tail={tail} />
  </>
)
