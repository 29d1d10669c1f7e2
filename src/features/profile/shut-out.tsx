import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/user'
import { Card } from '@/ui/card'
import { Initial } from '@/ui/initial'
import { Notice } from '@/ui/notice'
import './profile.scss'

/** For who is disabled or in the trash: every other call would be refused, so nothing of it is offered. */
export function ShutOut({ name }: { name: string }) {
  const t = useTexts()
  return (
    <>
      <View className="profile-head" />
      <Card className="profile-card">
        <View className="profile-person">
          <Initial name={name} />
          <Text className="profile-name">{name}</Text>
        </View>
        <Notice tone="bad">{t.record.shutOut}</Notice>
      </Card>
    </>
  )
}
