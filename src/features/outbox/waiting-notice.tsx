import { Text } from '@tarojs/components'
import { useWrites } from '@/stores/writes'
import { useTexts } from '@/texts/user'
import { Next } from '@/ui/next'
import { Press } from '@/ui/press'
import './waiting-notice.scss'

/** Says that something could not be sent yet, or was refused when nobody waited for it; and leads to it. */
export function WaitingNotice({ onLook }: { onLook: () => void }) {
  const { writes } = useWrites()
  const t = useTexts()
  if (writes.length === 0) return null
  const refused = writes.filter(({ status }) => status === 'refused').length
  return (
    <Press
      className={refused > 0 ? 'waiting-notice waiting-refused' : 'waiting-notice'}
      role="link"
      onPress={onLook}
    >
      <Text className="waiting-words">
        {refused > 0 ? t.outbox.refused(refused) : t.outbox.waiting(writes.length)}
      </Text>
      <Next />
    </Press>
  )
}
