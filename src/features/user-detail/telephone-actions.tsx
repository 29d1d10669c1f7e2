import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useTexts } from '@/texts/admin'
import { Press } from '@/ui/press'
import { sayWhy } from '@/ui/say'

/** What became of the last copy. */
type Outcome = 'copy' | 'copied' | 'notCopied'

export function TelephoneActions({ tel }: { tel: string }) {
  const t = useTexts()
  const [outcome, setOutcome] = useState<Outcome>('copy')
  const copy = () =>
    Taro.setClipboardData({ data: tel }).then(
      () => setOutcome('copied'),
      (error: unknown) => {
        setOutcome('notCopied')
        sayWhy(t.detail.notCopiedText)(error)
      },
    )
  const dial = () => Taro.makePhoneCall({ phoneNumber: tel }).catch(sayWhy(t.detail.notCalled))
  return (
    <View className="detail-actions">
      <Press className="detail-action" onPress={() => void copy()}>
        <View className="detail-icon detail-copy" />
        <Text>{t.detail[outcome]}</Text>
      </Press>
      <Press className="detail-action" onPress={() => void dial()}>
        <View className="detail-icon detail-call" />
        <Text>{t.detail.call}</Text>
      </Press>
    </View>
  )
}
