import type { UserView } from '@contract'
import { Text, View } from '@tarojs/components'
import { spacedTelephone } from '@/lib/telephone'
import type { Occasion } from '@/stores/me'
import { useTexts } from '@/texts/user'
import { Card } from '@/ui/card'
import { Initial } from '@/ui/initial'
import { Next } from '@/ui/next'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { useOwnPictures } from './store'
import './home.scss'

interface Props {
  user: UserView
  occasion: Occasion
  onRecord: () => void
  onOwnPictures: () => void
}

/** The person in short: who they are here, and what has become of their pictures. */
export function OwnState({ user, occasion, onRecord, onOwnPictures }: Props) {
  const t = useTexts()
  const { pending, refused } = useOwnPictures()
  const facts = [t.person.sexes[user.sex], t.person.years(user.age)]
  return (
    <>
      <View className="home-head" />
      <Card className="home-card">
        <Press className="home-person" role="link" onPress={onRecord}>
          <Initial name={user.name} />
          <View className="home-words">
            <View className="home-names">
              <Text className="home-name">{user.name}</Text>
              <Text className="home-badge">{t.record.badge}</Text>
            </View>
            <Text className="home-facts">
              {facts.join(' · ')}
              <Text className="home-number">{spacedTelephone(user.tel)}</Text>
            </Text>
          </View>
          <Next />
        </Press>
        {(occasion === 'made' || occasion === 'refused') && (
          <View className="home-notice">
            <Notice tone="good">{t.record[occasion]}</Notice>
          </View>
        )}
        {pending > 0 && (
          <Press className="home-pictures" role="link" onPress={onOwnPictures}>
            {t.home.pending(pending)}
          </Press>
        )}
        {refused > 0 && (
          <Press className="home-pictures home-refused" role="link" onPress={onOwnPictures}>
            {t.home.refused(refused)}
          </Press>
        )}
      </Card>
    </>
  )
}
