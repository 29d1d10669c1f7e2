import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Press } from '@/ui/press'
import { sayWhy } from '@/ui/say'

type Outcome = 'none' | 'copied' | 'failed'

const copyLabels: Record<Outcome, string> = { none: '复制', copied: '已复制', failed: '没复制成' }

export function TelephoneActions({ tel }: { tel: string }) {
  const [outcome, setOutcome] = useState<Outcome>('none')
  const copy = () =>
    Taro.setClipboardData({ data: tel }).then(
      () => setOutcome('copied'),
      (error: unknown) => {
        setOutcome('failed')
        sayWhy('没有复制成，请再试一次')(error)
      },
    )
  const dial = () => Taro.makePhoneCall({ phoneNumber: tel }).catch(sayWhy('没有拨出去，请再试一次'))
  return (
    <View className="detail-actions">
      <Press className="detail-action" onPress={() => void copy()}>
        <View className="detail-icon detail-copy" />
        <Text>{copyLabels[outcome]}</Text>
      </Press>
      <Press className="detail-action" onPress={() => void dial()}>
        <View className="detail-icon detail-call" />
        <Text>拨打</Text>
      </Press>
    </View>
  )
}
