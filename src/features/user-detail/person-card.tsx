import type { UserView } from '@contract'
import { Text, View } from '@tarojs/components'
import { fullMoment } from '@/lib/moment'
import { spacedTelephone } from '@/lib/telephone'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Initial } from '@/ui/initial'
import { TelephoneActions } from './telephone-actions'
import './user-detail.scss'

export function PersonCard({ user }: { user: UserView }) {
  const t = useTexts()
  return (
    <>
      <View className="detail-head">
        <Initial name={user.name} size="large" />
        <Text className="detail-name" userSelect>
          {user.name}
        </Text>
      </View>
      <Card className="detail-card">
        <Fact icon="tel" label={t.person.tel} value={spacedTelephone(user.tel)}>
          <TelephoneActions tel={user.tel} />
        </Fact>
        <Fact icon="sex" label={t.person.sex} value={t.person.sexes[user.sex]} />
        <Fact icon="age" label={t.person.age} value={t.person.years(user.age)} />
        <Fact icon="time" label={t.person.registered} value={fullMoment(user.createtime)} />
      </Card>
    </>
  )
}
