import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { whyRefused } from '@/lib/why-refused'
import { Press } from '@/ui/press'

type Outcome = 'none' | 'copied' | 'failed'

const copyLabels: Record<Outcome, string> = { none: '复制', copied: '已复制', failed: '没复制成' }

function say(error: unknown, otherwise: string) {
  const title = whyRefused(error, otherwise)
  if (title !== undefined) void Taro.showToast({ title, icon: 'none', duration: 3000 })
}

export function TelephoneActions({ tel }: { tel: string }) {
  const [outcome, setOutcome] = useState<Outcome>('none')
  const copy = () =>
    Taro.setClipboardData({ data: tel }).then(
      () => setOutcome('copied'),
      (error: unknown) => {
        setOutcome('failed')
        say(error, '没有复制成，请再试一次')
      },
    )
  const dial = () =>
    Taro.makePhoneCall({ phoneNumber: tel }).catch((error: unknown) => say(error, '没有拨出去，请再试一次'))
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
