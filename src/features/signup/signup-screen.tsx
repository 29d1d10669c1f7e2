import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { useWrite } from '@/stores/writes'
import { useTexts } from '@/texts/user'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { PrimaryButton } from '@/ui/primary-button'
import { RecordForm } from '@/ui/record-form'
import { Agreement } from './agreement'
import { agree, openSignup, register, type, useSignup } from './store'
import './signup.scss'

interface Props {
  /** WeChat's way to the telephone number. */
  number: (take: (tel: string) => void) => ReactNode
  /** Shows the privacy guide. */
  onRead: () => void
  /** Shows what could not be sent yet. */
  onWaiting: () => void
}

/** Where a person registers. */
export function SignupScreen({ number, onRead, onWaiting }: Props) {
  const signup = useSignup()
  const t = useTexts()
  const waits = useWrite('users_add')?.status === 'waiting'
  // It is refused, or taken back: then it goes on in the form.
  useEffect(openSignup, [waits])
  if (waits)
    return (
      <Empty title={t.outbox.signupWaits} text={t.outbox.waitsText}>
        <PrimaryButton onPress={onWaiting}>{t.outbox.look}</PrimaryButton>
      </Empty>
    )
  return (
    <View className="signup">
      <View className="signup-head">
        <View className="signup-drawing" />
        <Text className="signup-title">{t.signup.greeting}</Text>
        <Text className="signup-lead">{t.signup.lead}</Text>
      </View>
      <Card className="signup-card">
        <RecordForm
          draft={signup.draft}
          refused={signup.status === 'refused' ? signup : undefined}
          busy={signup.status === 'sending'}
          send={t.signup.send}
          sending={t.signup.sending}
          onType={type}
          onSend={() => void register()}
        >
          {number((tel) => type('tel', tel))}
          <Agreement
            agreed={signup.agreed}
            disabled={signup.status === 'sending'}
            onAgree={agree}
            onRead={onRead}
          />
        </RecordForm>
        <View className="signup-privacy">{t.signup.privacy}</View>
      </Card>
    </View>
  )
}
