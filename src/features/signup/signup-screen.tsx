import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { PrimaryButton } from '@/ui/primary-button'
import { RecordFields } from '@/ui/record-fields'
import { openSignup, register, type, useSignup } from './store'
import './signup.scss'

/** Where a person registers. */
export function SignupScreen() {
  const signup = useSignup()
  useEffect(openSignup, [])
  const busy = signup.status === 'sending'
  return (
    <View className="signup">
      <View className="signup-head">
        <View className="signup-drawing" />
        <Text className="signup-title">你好，来登记一下</Text>
        <Text className="signup-lead">四项资料，一分钟就好</Text>
      </View>
      <Card className="signup-card">
        <RecordFields
          draft={signup.draft}
          errors={signup.status === 'refused' ? signup.errors : {}}
          disabled={busy}
          onType={type}
        />
        {signup.status === 'refused' && signup.message && (
          <View className="signup-notice">
            <Notice tone="bad">{signup.message}</Notice>
          </View>
        )}
        <PrimaryButton busy={busy} onPress={() => void register()}>
          {busy ? '正在登记' : '登记'}
        </PrimaryButton>
        <View className="signup-privacy">资料只用于登记，只有管理员能看到。</View>
      </Card>
    </View>
  )
}
