import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { Card } from '@/ui/card'
import { RecordForm } from '@/ui/record-form'
import { openSignup, register, type, useSignup } from './store'
import './signup.scss'

/** Where a person registers. */
export function SignupScreen() {
  const signup = useSignup()
  useEffect(openSignup, [])
  return (
    <View className="signup">
      <View className="signup-head">
        <View className="signup-drawing" />
        <Text className="signup-title">你好，来登记一下</Text>
        <Text className="signup-lead">四项资料，一分钟就好</Text>
      </View>
      <Card className="signup-card">
        <RecordForm
          draft={signup.draft}
          refused={signup.status === 'refused' ? signup : undefined}
          busy={signup.status === 'sending'}
          send="登记"
          sending="正在登记"
          onType={type}
          onSend={() => void register()}
        />
        <View className="signup-privacy">资料只用于登记，只有管理员能看到。</View>
      </Card>
    </View>
  )
}
