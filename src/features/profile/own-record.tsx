import type { UserView } from '@contract'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { fullMoment } from '@/lib/moment'
import { sexNames } from '@/lib/person'
import { spacedTelephone } from '@/lib/telephone'
import type { Occasion } from '@/stores/me'
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

const notices: Record<Occasion, string | null> = {
  known: null,
  made: '登记成功，谢谢你！',
  changed: '资料已保存。',
  refused: '用户已存在，下面是登记过的资料。',
}

export const OwnRecord = ({ user, occasion, avatar, onEdit }: Props) => (
  <>
    <View className="profile-head" />
    <Card className="profile-card">
      <View className="profile-person">
        {avatar}
        <Text className="profile-name" userSelect>
          {user.name}
        </Text>
        <View className="profile-badge">已登记</View>
      </View>
      {notices[occasion] && <Notice tone="good">{notices[occasion]}</Notice>}
      <View className="profile-facts">
        <Fact icon="sex" label="性别" value={sexNames[user.sex]} />
        <Fact icon="age" label="年龄" value={`${user.age} 岁`} />
        <Fact icon="tel" label="手机号" value={spacedTelephone(user.tel)} />
        <Fact icon="time" label="登记时间" value={fullMoment(user.createtime)} />
      </View>
      <Press className="profile-edit" onPress={onEdit}>
        修改资料
      </Press>
    </Card>
  </>
)
