import { privacyVersion } from '@contract'
import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/user/more'
import { Card } from '@/ui/card'
import { Page } from '@/ui/page'
import './privacy.scss'

/** What is kept, why, and what a person can do about it: what they agree to. */
export function PrivacyScreen() {
  const t = useTexts()
  return (
    <Page title={t.privacy.title}>
      <Card className="privacy">
        {t.privacy.parts.map(({ title, text }) => (
          <View key={title} className="privacy-part">
            <Text className="privacy-title">{title}</Text>
            <Text className="privacy-text" userSelect>
              {text}
            </Text>
          </View>
        ))}
        <Text className="privacy-version">{t.privacy.version(privacyVersion)}</Text>
      </Card>
    </Page>
  )
}
