import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import { Next } from './next'
import { Press } from './press'
import './entry.scss'

interface Props {
  icon: IconName
  title: string
  text: string
  /** There is something new behind it, as the text says. */
  news?: boolean
  onPress: () => void
}

/** The way to another page. */
export const Entry = ({ icon, title, text, news = false, onPress }: Props) => (
  <Press className="entry" role="link" onPress={onPress}>
    <View className="entry-icon">
      <Icon name={icon} />
    </View>
    <View className="entry-body">
      <Text className="entry-title">{title}</Text>
      <Text className={news ? 'entry-text entry-news' : 'entry-text'}>{text}</Text>
    </View>
    <Next />
  </Press>
)
