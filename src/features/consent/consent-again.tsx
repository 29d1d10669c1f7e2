import { privacyVersion } from '@contract'
import { Text, View } from '@tarojs/components'
import { useMe } from '@/stores/me'
import { useTexts } from '@/texts/user'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { PrimaryButton } from '@/ui/primary-button'
import { agree, useConsent } from './store'
import './consent.scss'

/** For who is registered and has agreed to an older privacy guide, or to none. */
export function ConsentAgain({ onRead }: { onRead: () => void }) {
  const me = useMe()
  const consent = useConsent()
  const t = useTexts()
  if (me.status !== 'registered' || me.user.consent >= privacyVersion) return null
  const busy = consent.status === 'sending'
  return (
    <Card className="consent">
      <Text className="consent-text">{t.consent.changed}</Text>
      <Press className="consent-read" role="link" onPress={onRead}>
        {t.consent.read}
      </Press>
      {consent.status === 'asking' && consent.complaint && (
        <View className="consent-complaint">
          <Notice tone="bad">{consent.complaint}</Notice>
        </View>
      )}
      <PrimaryButton busy={busy} onPress={() => void agree()}>
        {busy ? t.consent.agreeing : t.consent.agree}
      </PrimaryButton>
    </Card>
  )
}
