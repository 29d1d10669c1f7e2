import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/shared'
import { Notice } from './notice'
import { Press } from './press'
import './heading.scss'

interface Props {
  title: string
  note?: string | undefined
  refreshing: boolean
  onRefresh: () => void
  /** Why the last refresh did not work. */
  complaint?: string | undefined
}

/** The name of a list, and how it is brought up to date. */
export function Heading({ title, note, refreshing, onRefresh, complaint }: Props) {
  const t = useTexts()
  return (
    <View className="heading">
      <View className="heading-row">
        <View className="heading-words">
          <Text className="heading-title">{title}</Text>
          {note && <Text className="heading-note">{note}</Text>}
        </View>
        {/* Pulling down does the same; a mouse can't pull. */}
        <Press className="heading-refresh" label={t.list.refresh} onPress={onRefresh}>
          <View
            className={refreshing ? 'heading-refresh-icon heading-refresh-busy' : 'heading-refresh-icon'}
          />
        </Press>
      </View>
      {complaint && <Notice tone="bad">{t.list.notRefreshed(complaint)}</Notice>}
    </View>
  )
}
