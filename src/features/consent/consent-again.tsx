import { privacyVersion } from '@contract'
import { Text, View } from '@tarojs/components'
import { useMe } from '@/stores/me'
import { useWrite } from '@/stores/writes'
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
  const sent = useWrite('users_consent')
  if (me.status !== 'registered' || me.user.consent >= privacyVersion || sent?.status === 'waiting')
    return null
  const complaint = consent.status === 'asking' ? (consent.complaint ?? sent?.message) : undefined
  const busy = consent.status === 'sending'
  return (
    <Card className="consent">
      <Text className="consent-text">{t.consent.changed}</Text>
      <Press className="consent-read" role="link" onPress={onRead}>
        {t.consent.read}
      </Press>
      {complaint && (
        <View className="consent-complaint">
          <Notice tone="bad">{complaint}</Notice>
        </View>
      )}
      <PrimaryButton busy={busy} onPress={() => void agree()}>
        {busy ? t.consent.agreeing : t.consent.agree}
      </PrimaryButton>
    </Card>
  )
}
