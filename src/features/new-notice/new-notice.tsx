import { Text, View } from '@tarojs/components'
import { useNotices, useUnread } from '@/stores/notices'
import { useTexts } from '@/texts/user'
import { Next } from '@/ui/next'
import { Press } from '@/ui/press'
import { useFreshNotices } from './use-fresh-notices'
import './new-notice.scss'

/** The newest message that is unread, and the way to all of them; nothing where all are read. */
export function NewNotice({ onLook }: { onLook: () => void }) {
  const list = useNotices()
  const { unread } = useUnread()
  const t = useTexts()
  useFreshNotices()
  const newest = list.status === 'ready' ? list.items.find((each) => each.unread) : undefined
  if (!newest) return null
  return (
    <Press className="new-notice" role="link" onPress={onLook}>
      <View className="new-notice-words">
        <Text className="new-notice-label">{unread > 1 ? t.notices.unread(unread) : t.notices.fresh}</Text>
        <Text className="new-notice-title">{newest.title}</Text>
      </View>
      <Next />
    </Press>
  )
}
