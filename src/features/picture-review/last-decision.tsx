import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/admin'
import { Press } from '@/ui/press'
import { undo, useLast } from './store'

/** What was decided last, for as long as it can be undone. */
export function LastDecision() {
  const { last } = useLast()
  const t = useTexts()
  if (!last) return null
  const { decision, refusal } = last
  return (
    <View className="review-last">
      <Text>
        {decision === 'refuse' && refusal
          ? t.review.refused(t.picture.reasons[refusal.reason])
          : t.review.approved}
      </Text>
      <Press className="review-undo" onPress={undo}>
        {t.review.undo}
      </Press>
    </View>
  )
}
