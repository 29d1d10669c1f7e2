import type { ImageView } from '@contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { refusalReasons } from '../../../contract/refusal'
import { useTexts } from '@/texts/admin'
import { Press } from '@/ui/press'
import { TextInput } from '@/ui/text-input'
import { decide } from './store'

interface Props {
  image: ImageView
  onKeep: () => void
}

/** In the place of the two buttons: a reason is a tap, and the picture is refused. */
export function WhyRefused({ image, onKeep }: Props) {
  const t = useTexts()
  const [words, setWords] = useState('')
  const written = words.trim()
  return (
    <View className="review-why">
      <Text className="review-fact">{t.review.why}</Text>
      <View className="review-reasons">
        {refusalReasons.map((reason) => (
          <Press
            key={reason}
            className="review-reason"
            onPress={() =>
              decide({ image, decision: 'refuse', refusal: { reason, ...(written && { words: written }) } })
            }
          >
            {t.picture.reasons[reason]}
          </Press>
        ))}
      </View>
      <TextInput
        label={t.review.words}
        value={words}
        onType={setWords}
        placeholder={t.review.words}
        maxLength={100}
        disabled={false}
      />
      <Press className="review-keep" onPress={onKeep}>
        {t.review.keep}
      </Press>
    </View>
  )
}
