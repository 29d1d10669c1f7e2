import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import './entry.scss'

interface Props {
  icon: IconName
  title: string
  text: string
  onPress: () => void
}

/** The way to another page. */
export const Entry = ({ icon, title, text, onPress }: Props) => (
  <View className="entry" hoverClass="entry-pressed" ariaRole="link" onClick={onPress}>
    <View className="entry-icon">
      <Icon name={icon} />
    </View>
    <View className="entry-body">
      <Text className="entry-title">{title}</Text>
      <Text className="entry-text">{text}</Text>
    </View>
    <View className="entry-next" />
  </View>
)
