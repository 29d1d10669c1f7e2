import type { UserView } from '@contract'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { fullMoment } from '@/lib/moment'
import { spacedTelephone } from '@/lib/telephone'
import type { Occasion } from '@/stores/me'
import { useTexts } from '@/texts/user'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import './profile.scss'

interface Props {
  user: UserView
  occasion: Occasion
  avatar: ReactNode
  onEdit: () => void
}

export function OwnRecord({ user, occasion, avatar, onEdit }: Props) {
  const t = useTexts()
  return (
    <>
      <View className="profile-head" />
      <Card className="profile-card">
        <View className="profile-person">
          {avatar}
          <Text className="profile-name" userSelect>
            {user.name}
          </Text>
          <View className="profile-badge">{t.record.badge}</View>
        </View>
        {occasion === 'changed' && <Notice tone="good">{t.record.changed}</Notice>}
        <View className="profile-facts">
          <Fact icon="sex" label={t.person.sex} value={t.person.sexes[user.sex]} />
          <Fact icon="age" label={t.person.age} value={t.person.years(user.age)} />
          <Fact icon="tel" label={t.person.tel} value={spacedTelephone(user.tel)} />
          <Fact icon="time" label={t.person.registered} value={fullMoment(user.createtime)} />
        </View>
        <Press className="profile-edit" onPress={onEdit}>
          {t.form.edit}
        </Press>
      </Card>
    </>
  )
}
