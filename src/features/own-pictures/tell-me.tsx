import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { onArrival } from '@/stores/uploads'
import { useTexts } from '@/texts/user/more'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { agree, forgetTelling, offer, useTelling } from './tell-store'
import './tell-me.scss'

/** Once a picture has been handed in: whether WeChat shall tell of the decision. */
export function TellMe() {
  const telling = useTelling()
  const t = useTexts()
  useEffect(() => onArrival(({ state }) => void (state === 'pending' && offer())), [])
  useEffect(() => forgetTelling, [])
  if (telling.status === 'none') return null
  if (telling.status === 'agreed')
    return (
      <View className="tell-me-done">
        <Notice tone="good">{t.tell.agreed}</Notice>
      </View>
    )
  const complaint = telling.status === 'offered' ? telling.complaint : undefined
  return (
    <View className="tell-me">
      <Text className="tell-me-question">{t.tell.question}</Text>
      <Press className="tell-me-yes" disabled={telling.status === 'asking'} onPress={() => void agree()}>
        <Text>{t.tell.yes}</Text>
      </Press>
      {complaint && <Notice tone="bad">{complaint}</Notice>}
    </View>
  )
}
