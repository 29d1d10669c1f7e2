import type { UserView } from '@contract'
import { Text, View } from '@tarojs/components'
import { fullMoment } from '@/lib/moment'
import { sexNames } from '@/lib/person'
import { spacedTelephone } from '@/lib/telephone'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Initial } from '@/ui/initial'
import { TelephoneActions } from './telephone-actions'
import './user-detail.scss'

export const PersonCard = ({ user }: { user: UserView }) => (
  <>
    <View className="detail-head">
      <Initial name={user.name} size="large" />
      <Text className="detail-name" userSelect>
        {user.name}
      </Text>
    </View>
    <Card className="detail-card">
      <Fact icon="tel" label="手机号" value={spacedTelephone(user.tel)}>
        <TelephoneActions tel={user.tel} />
      </Fact>
      <Fact icon="sex" label="性别" value={sexNames[user.sex]} />
      <Fact icon="age" label="年龄" value={`${user.age} 岁`} />
      <Fact icon="time" label="登记时间" value={fullMoment(user.createtime)} />
    </Card>
  </>
)
