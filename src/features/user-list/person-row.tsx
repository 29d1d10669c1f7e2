import type { UserView } from '@contract'
import { Text, View } from '@tarojs/components'
import { memo } from 'react'
import { shortMoment } from '@/lib/moment'
import { spacedTelephone } from '@/lib/telephone'
import { useTexts } from '@/texts/admin'
import { Initial } from '@/ui/initial'
import { Next } from '@/ui/next'
import { Press } from '@/ui/press'
import { isChosen, toggle, useSelection } from './selection'

interface Props {
  user: UserView
  onOpen: (id: string) => void
}

/** Kept as it is while the list grows: a page more must not cost a comparison of all before it. */
export const PersonRow = memo(function PersonRow({ user, onOpen }: Props) {
  const t = useTexts()
  const choosing = useSelection(({ status }) => status === 'choosing')
  const chosen = useSelection((selection) => isChosen(selection, user._id))
  return (
    <Press
      className="person"
      {...(choosing ? { role: 'checkbox', checked: chosen } : { role: 'link' })}
      onPress={() => (choosing ? toggle(user._id) : onOpen(user._id))}
    >
      <Initial name={user.name} />
      <View className="person-body">
        <View className="person-line">
          <Text className="person-name">{user.name}</Text>
          {user.state !== 'active' && <Text className="person-state">{t.detail.states[user.state]}</Text>}
          <Text className="person-time">{shortMoment(user.createtime)}</Text>
        </View>
        <View className="person-facts">
          <Text className="person-fact">{spacedTelephone(user.tel)}</Text>
          <Text className="person-fact">
            {t.person.sexes[user.sex]} · {t.person.years(user.age)}
          </Text>
        </View>
      </View>
      {choosing ? <View className={chosen ? 'person-tick person-chosen' : 'person-tick'} /> : <Next />}
    </Press>
  )
})
