import { Text, View } from '@tarojs/components'
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
  const refused = form.status === 'refused' ? form : undefined
  const busy = form.status === 'sending'
  const submit = async () => {
    if (await claim()) onClaimed()
  }
  return (
    <View className="claim">
      <View className="claim-drawing" />
      <Text className="claim-title">你还不是管理员</Text>
      <Text className="claim-text">
        只有管理员能看到登记的资料。如果还没有管理员，用部署时的一次性设置码，你就是第一位。
      </Text>
      <Card className="claim-card">
        <Field label="设置码" error={refused?.error}>
          <TextInput
            label="设置码"
            value={form.code}
            onType={typeCode}
            placeholder="部署时设置的那一个"
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
          {busy ? '正在确认' : '成为管理员'}
        </PrimaryButton>
      </Card>
    </View>
  )
}
