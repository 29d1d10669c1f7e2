import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { PrimaryButton } from '@/ui/primary-button'
import { TextInput } from '@/ui/text-input'
import { claim, typeCode, useClaim } from './store'
import './admin-claim.scss'

/** For a person who is no administrator: says so, and takes the one-time code. */
export function AdminClaimScreen({ onClaimed }: { onClaimed: () => void }) {
  const form = useClaim()
  const t = useTexts()
  const refused = form.status === 'refused' ? form : undefined
  const busy = form.status === 'sending'
  const submit = async () => {
    if (await claim()) onClaimed()
  }
  return (
    <View className="claim">
      <View className="claim-drawing" />
      <Text className="claim-title">{t.claim.title}</Text>
      <Text className="claim-text">{t.claim.text}</Text>
      <Card className="claim-card">
        <Field label={t.claim.code} error={refused?.error}>
          <TextInput
            label={t.claim.code}
            value={form.code}
            onType={typeCode}
            placeholder={t.claim.codeHint}
            maxLength={200}
            disabled={busy}
          />
        </Field>
        {refused?.message && (
          <View className="claim-notice">
            <Notice tone="bad">{refused.message}</Notice>
          </View>
        )}
        <PrimaryButton busy={busy} onPress={() => void submit()}>
          {busy ? t.claim.sending : t.claim.send}
        </PrimaryButton>
      </Card>
    </View>
  )
}
